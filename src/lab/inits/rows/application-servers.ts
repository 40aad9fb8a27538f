/** Servers that run an application: Python's, Ruby's, PHP's. They fork workers, and have habits of their own. */
import type { InitRow, ProgramStart } from '../init-row.ts'
import type { RestingCall } from '../resting-calls.ts'
import { polling, sleeping, waiting } from './calls.ts'

const every: readonly RestingCall[] = [
  ...polling,
  ...waiting,
  ...sleeping,
  'rt_sigtimedwait',
  'futex',
]

const wsgi = `def app(environ, start_response):
    start_response("200 OK", [])
    return [b""]
application = app
`
const asgi = `async def app(scope, receive, send):
    if scope["type"] == "lifespan":
        while True:
            message = await receive()
            await send({"type": message["type"] + ".complete"})
            if message["type"] == "lifespan.shutdown": return
`
const rack = 'run ->(environment) { [200, {}, []] }\n'

export const applicationServers: readonly InitRow[] = [
  row(
    'gunicorn',
    'gunicorn',
    ['gunicorn'],
    (here) => ['--chdir', here, '-b', `unix:${here}/socket`, '--worker-tmp-dir', here, 'app:app'],
    { 'app.py': wsgi },
    { file: 'socket', below: ['gunicorn'] },
  ),
  row(
    'uvicorn',
    'uvicorn',
    ['uvicorn'],
    (here) => ['--app-dir', here, '--uds', `${here}/socket`, 'app:app'],
    { 'app.py': asgi },
    { file: 'socket' },
  ),
  row(
    'celery',
    'celery worker',
    ['/usr/bin/celery'],
    (here) => [
      '-A',
      'app',
      '--workdir',
      here,
      'worker',
      '-c',
      '1',
      '--without-gossip',
      '--without-mingle',
    ],
    {
      'app.py':
        'from celery import Celery\napp = Celery("app", broker="memory://", backend="cache+memory://")\n',
    },
    { below: ['python3'] },
    { width: 16, settle: 300, watched: 12_000 },
  ),
  row(
    'uwsgi',
    'uwsgi --master',
    ['uwsgi'],
    (here) => uwsgi(here),
    { 'app.py': wsgi },
    { file: 'socket', below: ['uwsgi'] },
    { settle: 150 },
  ),
  row(
    'uwsgi-die-on-term',
    'uwsgi --master --die-on-term',
    ['uwsgi'],
    (here) => [...uwsgi(here), '--die-on-term'],
    { 'app.py': wsgi },
    { file: 'socket', below: ['uwsgi'] },
    { settle: 150 },
  ),
  row(
    'puma',
    'puma',
    ['puma'],
    (here) => [
      '--dir',
      here,
      '-b',
      `unix://${here}/socket`,
      '-e',
      'production',
      `${here}/config.ru`,
    ],
    { 'config.ru': rack },
    { file: 'socket' },
    { settle: 200, width: 4 },
  ),
  row(
    'puma-cluster',
    'puma -w 1',
    ['puma'],
    (here) => [
      '--dir',
      here,
      '-w',
      '1',
      '-b',
      `unix://${here}/socket`,
      '-e',
      'production',
      `${here}/config.ru`,
    ],
    { 'config.ru': rack },
    { file: 'socket', below: ['puma'] },
    { settle: 400, width: 4, watched: 2500 },
  ),
  row(
    'unicorn',
    'unicorn',
    ['unicorn'],
    (here) => ['-c', `${here}/conf.rb`, `${here}/config.ru`],
    {
      'config.ru': rack,
      'conf.rb': 'listen ENV["HERE"] + "/socket"\nworker_processes 1\n',
    },
    { file: 'socket', below: ['unicorn'] },
    { settle: 200, width: 4 },
  ),
  row(
    'php-fpm',
    'php-fpm -F',
    ['php-fpm', 'php-fpm8.2', 'php-fpm8.4'],
    (here) => ['-F', '-n', '-y', `${here}/conf`],
    (here) => ({
      conf: `[global]
pid = ${here}/pid
error_log = /dev/null
[www]
user = nobody
group = nogroup
listen = ${here}/socket
pm = static
pm.max_children = 1
`,
    }),
    { file: 'socket', below: ['php-fpm8.2'] },
  ),
]

function uwsgi(here: string): readonly string[] {
  return [
    '--plugin',
    'python3',
    '--socket',
    `${here}/socket`,
    '--wsgi-file',
    `${here}/app.py`,
    '--master',
    '--processes',
    '1',
  ]
}

function row(
  id: string,
  title: string,
  names: readonly string[],
  args: ProgramStart['args'],
  files: Readonly<Record<string, string>> | ((here: string) => Readonly<Record<string, string>>),
  ready: NonNullable<InitRow['ready']>,
  more: Partial<InitRow> = {},
): InitRow {
  const filled = typeof files === 'function' ? files : (): typeof files => files
  return {
    id,
    title,
    kind: 'server',
    start: { kind: 'program', names, args, files: filled, environment: { LANG: 'C.UTF-8' } },
    rests: every,
    ready,
    settle: 100,
    watched: 1500,
    width: 6,
    ...more,
  }
}
