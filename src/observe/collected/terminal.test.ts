import { spawnSync } from 'node:child_process'
import { beforeEach, describe, expect, it } from 'vitest'
import { needsPython, plainEnvironment } from '../../../test/real-process.ts'
import { observePasted } from '../pasted/observe-pasted.ts'
import { shells } from './run-collector.fixture.ts'
import { collectorScript } from './script.ts'

/** Types a script into a shell on a terminal of its own, and gives all that the terminal showed. */
function typed(shell: readonly string[], script: string): string {
  const program = `
import os, pty, select, sys, time
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
shown = b''
def read(until):
    global shown
    end = time.time() + 20
    while time.time() < end and until not in shown:
        if select.select([terminal], [], [], 0.1)[0]:
            try: shown += os.read(terminal, 65536)
            except OSError: break
    return until in shown
script = sys.stdin.buffer.read()
while script:
    ready = select.select([terminal], [terminal], [], 1)
    if ready[0]: shown += os.read(terminal, 65536)
    if ready[1]: script = script[os.write(terminal, script[:512]):]
read(b'sigwhy-facts end')
os.write(terminal, b'echo "left: $nl$odd$self"; exit\\n')
read(b'left: \\r\\n')
os.close(terminal)
os.waitpid(pid, 0)
sys.stdout.buffer.write(shown)
`
  const ran = spawnSync('python3', ['-c', program, ...shell, '-i'], {
    input: script,
    encoding: 'utf8',
    env: { ...plainEnvironment, TERM: 'xterm', PS1: '$ ', PS2: '> ', ENV: '', HISTFILE: '' },
    maxBuffer: 2 ** 26,
  })
  return ran.stdout
}

describe('pasted into a shell on a terminal', () => {
  beforeEach(needsPython)

  it.each(shells.map((shell) => [shell.join(' '), shell] as const))(
    'the script runs at once in %s, and all that was shown can be pasted again',
    (_, shell) => {
      const plain = shell[0] === 'bash' ? [...shell, '--norc'] : shell
      const shown = typed(plain, collectorScript([process.pid]))
      const result = observePasted(shown)
      if (!result.ok) throw new Error(`${result.error.code}: ${shown.slice(-2000)}`)
      expect(result.notes).toEqual([])
      expect(result.processes).toHaveLength(1)
      expect(result.observations[0]).toMatchObject({
        source: 'collected',
        pid: { value: process.pid },
      })
      expect(shown).toContain('left: \r\n')
    },
  )
})
