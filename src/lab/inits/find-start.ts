/** Finds or makes what a row starts, once for all its instances; each then gets its own command. */
import type { Lane } from '../subject/lane.ts'
import { compileGo } from './compile-go.ts'
import { findCommand } from './find-command.ts'
import type { InitRow, ProgramStart } from './init-row.ts'
import type { WhyNotShown } from './left-out.ts'
import { commandIn, furnish } from './place.ts'
import type { Raisable } from './raise.ts'
import { runToEnd } from './run-to-end.ts'

export type FoundStart =
  | {
      readonly ok: true
      /** What to execute; absent for the laboratory's own subject. */
      readonly file?: string
      /** The command as a user would write it. */
      readonly shown?: readonly string[]
      /** Makes the directory ready for another instance. */
      instance(here: string): Raisable
      /** Done once in each directory before. Returns why it cannot be, if so. */
      prepare(here: string, abort: AbortSignal): Promise<WhyNotShown | undefined>
      remove(): Promise<void>
    }
  | { readonly ok: false; readonly left: WhyNotShown }

const compilerPatience = 60_000
const preparationPatience = 60_000

/** Finds the row's program. */
export async function findStart(
  lane: Lane,
  { start }: InitRow,
  abort: AbortSignal,
): Promise<FoundStart> {
  const nothing = async (): Promise<undefined> => {}
  switch (start.kind) {
    case 'subject': {
      const { posture } = start
      const instance = (): Raisable => ({ kind: 'posture', posture })
      return { ok: true, instance, prepare: nothing, remove: nothing }
    }
    case 'program': {
      const found = findCommand(start.names)
      if (!found) return { ok: false, left: { why: 'not-found', detail: start.names.join(', ') } }
      return startOf(lane, found.file, found.name, start)
    }
    case 'this-node':
      return startOf(lane, process.execPath, 'node', start)
    case 'go': {
      const compiled = await compileGo(lane, start.source, abort, compilerPatience)
      if (!compiled.ok) return compiled
      const { file, remove } = compiled
      return { ...startOf(lane, file, './main', { args: [] }), remove }
    }
  }
}

function startOf(
  lane: Lane,
  file: string,
  name: string,
  start: Omit<ProgramStart, 'names'>,
): Extract<FoundStart, { ok: true }> {
  const { args, isolated = [], prepare } = start
  return {
    ok: true,
    file,
    shown: [name, ...(typeof args === 'function' ? args('$HERE') : args)],
    instance(here): Raisable {
      furnish(here, start)
      return { kind: 'command', command: commandIn(here, file, start), isolated }
    },
    async prepare(here, abort): Promise<WhyNotShown | undefined> {
      if (!prepare) return undefined
      const tool = findCommand(prepare.names)
      if (!tool) return { why: 'not-found', detail: prepare.names.join(', ') }
      furnish(here, start)
      const command = commandIn(here, tool.file, { ...start, args: prepare.args })
      const ended = await runToEnd(lane, command, preparationPatience, abort)
      if (ended.kind === 'no-time') return { why: 'no-time', detail: tool.name }
      if (ended.code !== 0) return { why: 'not-prepared', detail: `${tool.name}: ${ended.code}` }
      return undefined
    },
    remove: () => Promise.resolve(),
  }
}
