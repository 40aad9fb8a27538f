/** The collector run for tests, in every shell that is here, and processes that are hard to print. */
import { type SpawnSyncOptionsWithStringEncoding, spawnSync } from 'node:child_process'
import { plainEnvironment, type RealProcess, startPython } from '../../../test/real-process.ts'
import type { PastedProcess } from '../pasted/observe-pasted.ts'
import { observePasted } from '../pasted/observe-pasted.ts'
import { collectorScript } from './script.ts'

const known: readonly (readonly string[])[] = [
  ['dash'],
  ['bash'],
  ['bash', '--posix'],
  ['busybox', 'ash'],
]

export const shells: readonly (readonly string[])[] = known.filter(
  ([program = '']) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0,
)

export interface CollectOptions {
  readonly environment?: Readonly<Record<string, string>>
  /** Words before the shell, such as those of setpriv(1). */
  readonly by?: readonly string[]
  /** Options of the shell. */
  readonly flags?: readonly string[]
  /** Commands before the script. */
  readonly before?: string
}

/** What the collector prints in this shell about these processes. */
export function collect(
  shell: readonly string[],
  pids: readonly number[],
  { environment = {}, by = [], flags = [], before = '' }: CollectOptions = {},
): string {
  const script = before + collectorScript()
  const words = [...by, ...shell, ...flags, '-c', script, 'sigwhy', ...pids.map(String)]
  const [command = '', ...args] = words
  const options: SpawnSyncOptionsWithStringEncoding = {
    encoding: 'utf8',
    env: { ...plainEnvironment, ...environment },
    maxBuffer: 2 ** 26,
  }
  return spawnSync(command, args, options).stdout
}

/** Without what is another each time: the shell itself, what its user has in the queue, and the test's own process above. */
export function withoutShell(text: string): string {
  const above = text.indexOf(`\nprocess ${process.pid}\n`)
  const below =
    above < 0 ? text : `${text.slice(0, above)}\n${text.slice(text.indexOf('sigwhy-facts end'))}`
  return below.replaceAll(/^shell .*\n|(?<=^SigQ: )\d+/gm, '')
}

/** The only process that was asked about. */
export function onlyOf(text: string): PastedProcess {
  const result = observePasted(text)
  if (!result.ok) throw new Error(`${result.error.code}: ${text.slice(0, 500)}`)
  return result.processes[0]
}

/**
 * A process whose name holds an escape, a newline and spaces at its ends, with a signalfd in an epoll, a thread in sigwait,
 * and a child whose arguments hold everything that is lost easily.
 */
export function nastyProcess(): Promise<RealProcess> {
  return startPython(`
import ctypes, os, select, signal, threading, time
libc = ctypes.CDLL(None, use_errno=True)
signal.pthread_sigmask(signal.SIG_BLOCK, [10, 12])
libc.signalfd.argtypes = [ctypes.c_int, ctypes.c_char_p, ctypes.c_int]
mask = ctypes.create_string_buffer(bytes([0, 6]) + bytes(126), 128)
fd = libc.signalfd(-1, mask, 0)
poll = select.epoll()
poll.register(fd, select.EPOLLIN)
signal.signal(signal.SIGTERM, lambda *_: None)
threading.Thread(target=lambda: signal.sigwait([12]), daemon=True).start()
libc.prctl(15, bytes([97, 10, 27]) + b'[31m) S 1 ')
child = os.fork()
if child == 0:
    libc.prctl(1, 9)
    os.execvp('sh', ['sh', '-c', 'exec 9<&-; trap "" HUP; read x',
      '', ' lead', 'trail ', 'two  spaces', 'tab\\there', 'line\\nbreak', 'back\\\\slash', '中文', 'x' * 700, '\\x1b[2J', ''])
time.sleep(0.2)
print(fd, flush=True)
time.sleep(1000)
`)
}
