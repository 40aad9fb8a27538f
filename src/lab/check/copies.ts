/**
 * The throw-away containers of one check. Each is known by its name before it is made, so that nothing is forgotten that the
 * engine made while it was told to stop; all are gone when the check is over, however it ends.
 */
import { randomBytes } from 'node:crypto'
import type { Answer, EngineProblem } from '../../observe/container/engine.ts'
import { createBody } from './create-body.ts'
import type { Hands } from './hands.ts'
import { isMakerGone, makerHere, makerLabel } from './maker.ts'
import type { CopySettings } from './settings.ts'

const copyPrefix = 'sigwhy-check-'

/** What could not be removed. The next check removes it, once this process is gone. */
export interface Leaving {
  readonly name: string
  readonly problem: EngineProblem
}

export class Copies {
  private readonly hands: Hands
  private readonly settings: CopySettings
  private readonly labels: Readonly<Record<string, string>>
  private readonly names = new Map<string, Promise<unknown>>()
  private count = 0

  constructor(hands: Hands, settings: CopySettings) {
    this.hands = hands
    this.settings = settings
    this.labels = { [makerLabel]: makerHere() }
  }

  /** Makes one that does not run yet. */
  async make(): Promise<Answer<Copy>> {
    const name = `${copyPrefix}${process.pid}-${++this.count}-${randomBytes(3).toString('hex')}`
    const made = this.hands.create(name, createBody(this.settings, this.labels))
    this.names.set(name, made)
    const id = await made
    return id.ok ? { ok: true, value: { name, id: id.value } } : id
  }

  /** Removes one, running or not. */
  async remove({ name }: Copy): Promise<EngineProblem | undefined> {
    await this.names.get(name)
    const answer = await this.hands.remove(name)
    if (!answer.ok) return answer.problem
    this.names.delete(name)
    return undefined
  }

  /** Removes all that are left, and says which could not be. */
  async removeAll(): Promise<readonly Leaving[]> {
    const leavings = await Promise.all(
      [...this.names.keys()].map(async (name) => {
        const problem = await this.remove({ name, id: '' })
        return problem === undefined ? [] : [{ name, problem }]
      }),
    )
    return leavings.flat()
  }
}

export interface Copy {
  readonly name: string
  readonly id: string
}

/** Removes what checks left behind that were killed before they could. */
export async function sweep(hands: Hands): Promise<void> {
  const found = await hands.labelled(makerLabel)
  if (!found.ok) return
  const left = found.value.filter(({ value }) => isMakerGone(value))
  await Promise.all(left.map(({ id }) => hands.remove(id)))
}
