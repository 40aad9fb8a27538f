/** Languages with an interpreter or a runtime as PID 1, bare and with a handler for SIGTERM. */
import type { InitRow, ProgramStart } from '../init-row.ts'
import type { RestingCall } from '../resting-calls.ts'
import { polling, sleeping } from './calls.ts'

const pythonTell = 'open(os.environ["HERE"] + "/told", "w").close()'
const python = ['/usr/bin/python3', 'python3'] as const

export const languages: readonly InitRow[] = [
  language(
    'python',
    'python3, no handler',
    python,
    ['-c', 'import time; time.sleep(300)'],
    sleeping,
  ),
  language(
    'python-handler',
    'python3, signal.signal SIGTERM, exits',
    python,
    [
      '-c',
      `import os, signal, sys, time
def stop(*_):
    ${pythonTell}
    sys.exit(0)
signal.signal(signal.SIGTERM, stop)
while True: time.sleep(300)`,
    ],
    sleeping,
  ),
  language(
    'python-asyncio',
    'python3, asyncio, no handler',
    python,
    ['-c', 'import asyncio; asyncio.run(asyncio.sleep(300))'],
    polling,
  ),
  language(
    'python-asyncio-handler',
    'python3, asyncio, add_signal_handler SIGTERM',
    python,
    [
      '-c',
      `import asyncio, os, signal
async def main():
    stop = asyncio.Event()
    def told():
        ${pythonTell}
        stop.set()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, told)
    await stop.wait()
asyncio.run(main())`,
    ],
    polling,
  ),
  language(
    'python-sigwait-thread',
    'python3, SIGTERM in sigwait, second thread',
    python,
    [
      '-c',
      `import os, signal, threading, time
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])
def wait():
    signal.sigwait([signal.SIGTERM])
    ${pythonTell}
    os._exit(0)
threading.Thread(target=wait).start()
time.sleep(300)`,
    ],
    sleeping,
  ),
  language('perl', 'perl, no handler', ['perl'], ['-e', 'sleep 300'], sleeping),
  language(
    'perl-handler',
    'perl, $SIG{TERM}, exits',
    ['perl'],
    ['-e', '$SIG{TERM} = sub { open my $f, ">", "$ENV{HERE}/told"; exit 0 }; sleep 300 while 1'],
    sleeping,
  ),
  language(
    'ruby',
    'ruby, no handler',
    ['/usr/bin/ruby', 'ruby'],
    ['-e', 'sleep'],
    [...polling, 'futex', ...sleeping],
  ),
  language(
    'ruby-handler',
    'ruby, trap TERM, exits',
    ['/usr/bin/ruby', 'ruby'],
    ['-e', 'trap("TERM") { File.write(ENV["HERE"] + "/told", ""); exit 0 }; sleep'],
    [...polling, 'futex', ...sleeping],
  ),
  language('php', 'php, no handler', ['php'], ['-r', 'while (true) sleep(300);'], sleeping),
  language('php-once', 'php, no handler, sleeps once', ['php'], ['-r', 'sleep(300);'], sleeping),
  language(
    'php-handler',
    'php, pcntl_signal SIGTERM, exits',
    ['php'],
    [
      '-r',
      'pcntl_async_signals(true); pcntl_signal(SIGTERM, function () { touch(getenv("HERE") . "/told"); exit(0); }); while (true) sleep(300);',
    ],
    sleeping,
  ),
  language(
    'erlang',
    'erl -noshell',
    ['/usr/bin/erl'],
    ['-noshell'],
    ['select', 'read', 'poll', 'ppoll', 'futex', 'pselect6'],
    {
      settle: 150,
      width: 6,
      ready: { below: ['erl_child_setup'] },
      watched: 1500,
    },
  ),
]

function language(
  id: string,
  title: string,
  names: readonly string[],
  args: ProgramStart['args'],
  rests: readonly RestingCall[],
  more: Partial<InitRow> = {},
): InitRow {
  const tells = id.includes('handler') || id.includes('sigwait') ? ({ tells: true } as const) : {}
  const start = { kind: 'program', names, args, ...tells } as const
  return { id, title, kind: 'runtime', start, rests, settle: 30, ...more }
}
