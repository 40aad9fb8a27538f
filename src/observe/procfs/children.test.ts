import { spawn } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../../../test/real-process.ts'
import { observeProcess } from './observe-process.ts'
import { readText } from './read.ts'

describe('a process with more children than one page has room for', () => {
  const count = 800
  const script = `i=0; while [ $i -lt ${count} ]; do sleep 1000 & i=$((i+1)); done; echo all; wait`
  const shell = spawn('sh', ['-c', script], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] })

  beforeAll(async () => {
    await new Promise((resolve) => shell.stdout?.once('data', resolve))
  })

  afterAll(async () => {
    // A group of its own: the shell and what it has started, and nobody else.
    process.kill(-(shell.pid ?? 0), 'SIGKILL')
    await until(() => !readText(`/proc/${shell.pid}/status`).ok)
  })

  it('has all of them listed', () => {
    const result = observeProcess(shell.pid ?? 0)
    const children = result.ok ? result.observation.program.children : undefined
    expect(children).toMatchObject({ known: true })
    expect(children?.known ? children.value.length : 0).toBe(count)
  })
})
