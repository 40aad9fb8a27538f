/** Servers as their images run them: in the foreground, with the least that they start with, on a socket of their own. */
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

export const servers: readonly InitRow[] = [
  server(
    'nginx',
    'nginx -g "daemon off;"',
    ['nginx'],
    (here) => ['-p', here, '-c', `${here}/conf`, '-e', '/dev/null', '-g', 'daemon off;'],
    {
      files: (here) => ({
        conf: `worker_processes 1; pid ${here}/pid; error_log /dev/null; events { }
http { access_log off; server { listen unix:${here}/socket; }
${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((each) => `${each}_temp_path ${here}/${each};`).join('\n')} }`,
      }),
    },
    { below: ['nginx'] },
  ),
  server(
    'apache',
    'apache2 -DFOREGROUND',
    ['apache2'],
    (here) => ['-DFOREGROUND', '-f', `${here}/conf`],
    {
      isolated: ['network'],
      files: (here) => ({
        conf: `ServerRoot ${here}
ServerName localhost
DefaultRuntimeDir ${here}
PidFile ${here}/pid
ErrorLog ${here}/log
Listen 8080
User nobody
Group nogroup
LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
StartServers 1
`,
      }),
    },
    { below: ['apache2'] },
    { settle: 1100, watched: 2500 },
  ),
  server(
    'haproxy',
    'haproxy -db',
    ['haproxy'],
    (here) => ['-db', '-f', `${here}/conf`],
    haproxy(),
    { file: 'socket' },
  ),
  server(
    'haproxy-master',
    'haproxy -W -db',
    ['haproxy'],
    (here) => ['-W', '-db', '-f', `${here}/conf`],
    haproxy(),
    { file: 'socket', below: ['haproxy'] },
  ),
  server(
    'lighttpd',
    'lighttpd -D',
    ['lighttpd'],
    (here) => ['-D', '-f', `${here}/conf`],
    {
      files: (here) => ({
        conf: `server.document-root = "${here}"\nserver.bind = "${here}/socket"\nserver.errorlog = "/dev/null"\n`,
      }),
    },
    { file: 'socket' },
  ),
  server(
    'busybox-httpd',
    'busybox httpd -f',
    ['busybox'],
    (here) => ['httpd', '-f', '-p', '8080', '-h', here],
    { isolated: ['network'] },
    {},
    { rests: ['accept', 'accept4', ...polling], width: 16 },
  ),
  server(
    'redis',
    'redis-server',
    ['redis-server'],
    (here) => ['--port', '0', '--unixsocket', `${here}/socket`, '--dir', here],
    {},
    { file: 'socket', threads: 4 },
  ),
  server(
    'memcached',
    'memcached',
    ['memcached'],
    (here) => ['-s', `${here}/socket`],
    { isOrdinary: true },
    { file: 'socket' },
  ),
  server(
    'postgres',
    'postgres',
    ['postgres'],
    (here) => ['-D', `${here}/data`, '-k', here, '-c', 'listen_addresses='],
    {
      isOrdinary: true,
      isolated: ['memory'],
      prepare: {
        names: ['initdb'],
        args: (here) => ['--no-sync', '-A', 'trust', '-U', 'postgres', '-D', `${here}/data`],
      },
    },
    { below: Array(5).fill('postgres') },
    { width: 4, watched: 2000 },
  ),
  server(
    'mariadb',
    'mariadbd',
    ['mariadbd'],
    (here) => [
      '--no-defaults',
      '--user=root',
      `--datadir=${here}`,
      '--skip-grant-tables',
      '--skip-networking',
      `--socket=${here}/socket`,
      `--pid-file=${here}/pid`,
      '--innodb-log-file-size=4M',
      '--innodb-buffer-pool-size=8M',
      `--log-error=${here}/log`,
    ],
    {},
    { file: 'socket' },
    { width: 4, watched: 2000, settle: 150 },
  ),
]

function haproxy(): Partial<ProgramStart> {
  return {
    files: (here) => ({
      conf: `global
  maxconn 10
defaults
  mode http
  timeout client 5s
  timeout connect 5s
  timeout server 5s
frontend f
  bind unix@${here}/socket
`,
    }),
  }
}

function server(
  id: string,
  title: string,
  names: readonly string[],
  args: ProgramStart['args'],
  start: Partial<ProgramStart>,
  ready: NonNullable<InitRow['ready']>,
  more: Partial<InitRow> = {},
): InitRow {
  return {
    id,
    title,
    kind: 'server',
    start: { kind: 'program', names, args, ...start },
    rests: every,
    ready,
    settle: 100,
    watched: 1500,
    width: 8,
    ...more,
  }
}
