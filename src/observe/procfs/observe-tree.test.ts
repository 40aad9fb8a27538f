import { describe, expect, it } from 'vitest'
import { start, until } from '../../../test/real-process.ts'
import { valueOr } from '../fact.ts'
import type { ProcessTree } from '../process-tree.ts'
import { observeTree, type TreeOptions } from './observe-tree.ts'

function treeOf(pid: number, options?: TreeOptions): ProcessTree {
  const result = observeTree(pid, options)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.tree
}

/** Names of a tree: `bash(cat bash(sleep))`. */
function shape({ observation, children }: ProcessTree): string {
  const name = valueOr(observation.name, '?')
  if (!children.known) return `${name}(${children.why})`
  return children.value.length === 0 ? name : `${name}(${children.value.map(shape).join(' ')})`
}

/** A shell that ends its children when its input ends. */
const family = 'sleep 60 & bash -c "sleep 61 & echo; read; kill %1"; kill %1'

async function calm(options?: TreeOptions): Promise<string> {
  const { pid, child } = await start('bash', '-c', family)
  try {
    await until(() => (shape(treeOf(pid)) === 'bash(sleep bash(sleep))' ? true : undefined))
    return shape(treeOf(pid, options))
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.stdin?.end('\n')
    await ended
  }
}

describe.runIf(process.platform === 'linux')('the tree of a process', () => {
  it('has its children and theirs', async () => {
    expect(await calm()).toBe('bash(sleep bash(sleep))')
  })

  it('ends at a generation', async () => {
    expect(await calm({ maxDepth: 1 })).toBe('bash(sleep bash(not-asked))')
    expect(await calm({ maxDepth: 0 })).toBe('bash(not-asked)')
  })

  it('ends at a number of processes, and has whole generations or none', async () => {
    expect(await calm({ maxProcesses: 3 })).toBe('bash(sleep bash(not-asked))')
    expect(await calm({ maxProcesses: 2 })).toBe('bash(not-asked)')
    expect(await calm({ maxProcesses: 4 })).toBe('bash(sleep bash(sleep))')
  })

  it('of nobody is an error', () => {
    expect(observeTree(0)).toMatchObject({ ok: false, error: { code: 'pid-zero' } })
  })

  it('of one whose children come and go has no process twice', async () => {
    const { pid } = await start(
      'bash',
      '-c',
      'echo; while read -rt .001 || (($? > 128)); do (: | :); done',
    )
    for (let round = 0; round < 50; round++) {
      const pids: number[] = []
      const walk = ({ observation, children }: ProcessTree) => {
        pids.push(valueOr(observation.pid, 0))
        valueOr(children, []).forEach(walk)
      }
      walk(treeOf(pid))
      expect(pids[0]).toBe(pid)
      expect(new Set(pids).size).toBe(pids.length)
    }
  })
})
