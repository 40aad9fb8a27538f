/**
 * Programs as they were found in the laboratory, as the init of a PID namespace where nothing else is said, and what became
 * of each when the signals that it catches or takes were sent to it, each to a fresh one.
 */
import { noSignals, type SignalName, type SignalSet, setOf, signalTable } from '../kernel/index.ts'
import type { Features } from './features.ts'

export interface Sample {
  /** The most particular habit that these facts show. */
  readonly habit: string
  readonly features: Features
  /** Names of signals by what was seen: `lives`, `exit 0`, `killed SIGSEGV`. */
  readonly seen: Readonly<Record<string, string>>
}

/** `INT TERM` as a set. */
export function named(names: string): SignalSet {
  const { numberOf } = signalTable()
  return setOf(
    ...names.split(' ').flatMap((name) => numberOf.get(`SIG${name}` as SignalName) ?? []),
  )
}

function sample(
  habit: string,
  features: Omit<Features, 'isInit'> & { readonly isInit?: boolean },
  seen: Sample['seen'],
): Sample {
  return { habit, features: { isInit: true, ...features }, seen }
}

// biome-ignore format: one sample in a few lines
export const samples: readonly Sample[] = [
  sample('tini', {
    executable: '/usr/bin/tini', name: 'tini', words: ['tini', '--', 'sleep', '99'], calls: [128],
    ignored: named('TTIN TTOU'), taken: named('HUP INT QUIT USR1 USR2 PIPE ALRM TERM STKFLT CHLD CONT TSTP URG XCPU XFSZ VTALRM PROF WINCH IO PWR'),
    children: [{ name: 'sleep', words: ['sleep', '99'], isInit: false, caught: named(''), ignored: named('') }],
  }, { lives: 'CHLD' }),
  sample('dumb-init', {
    executable: '/usr/bin/dumb-init', name: 'dumb-init', words: ['dumb-init', 'sleep', '99'], calls: [128],
    caught: named('HUP INT QUIT ILL TRAP ABRT BUS FPE USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS'),
    children: [{ name: 'sleep', words: ['sleep', '99'], isInit: false, caught: named(''), ignored: named('') }],
  }, { 'exit 129': 'HUP', 'exit 130': 'INT', 'exit 131': 'QUIT', 'exit 132': 'ILL', 'exit 133': 'TRAP', 'exit 134': 'ABRT', 'exit 135': 'BUS', 'exit 136': 'FPE', 'exit 138': 'USR1', 'exit 139': 'SEGV', 'exit 140': 'USR2', 'exit 141': 'PIPE', 'exit 142': 'ALRM', 'exit 143': 'TERM', 'exit 144': 'STKFLT', lives: 'CHLD CONT TSTP TTIN TTOU URG WINCH', 'exit 152': 'XCPU', 'exit 153': 'XFSZ', 'exit 154': 'VTALRM', 'exit 155': 'PROF', 'exit 157': 'IO', 'exit 158': 'PWR', 'exit 159': 'SYS' }),
  sample('catatonit', {
    executable: '/usr/bin/catatonit', name: 'catatonit', words: ['catatonit', '--', 'sleep', '99'], calls: [0],
    taken: named('HUP INT QUIT USR1 USR2 PIPE ALRM TERM STKFLT CHLD CONT TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR'),
    children: [{ name: 'sleep', words: ['sleep', '99'], isInit: false, caught: named(''), ignored: named('') }],
  }, { 'exit 129': 'HUP', 'exit 130': 'INT', 'exit 131': 'QUIT', 'exit 138': 'USR1', 'exit 140': 'USR2', 'exit 141': 'PIPE', 'exit 142': 'ALRM', 'exit 143': 'TERM', 'exit 144': 'STKFLT', lives: 'CHLD CONT TSTP TTIN TTOU URG WINCH', 'exit 152': 'XCPU', 'exit 153': 'XFSZ', 'exit 154': 'VTALRM', 'exit 155': 'PROF', 'exit 157': 'IO', 'exit 158': 'PWR' }),
  sample('catatonit', {
    executable: '/usr/bin/catatonit', name: 'catatonit', words: ['catatonit', '-P'], calls: [0],
    taken: named('HUP INT QUIT USR1 USR2 PIPE ALRM TERM STKFLT CHLD CONT TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR'),
    children: [],
  }, { lives: 'HUP QUIT USR1 CHLD', 'exit 0': 'INT TERM' }),
  sample('s6-svscan', {
    executable: '/usr/bin/s6-svscan', name: 's6-svscan', words: ['s6-svscan', '/srv'], calls: [271],
    caught: named('PIPE'), taken: named('HUP INT QUIT ABRT USR1 USR2 ALRM TERM CHLD WINCH PWR'),
    children: [],
  }, { lives: 'HUP USR1 USR2 PIPE ALRM CHLD WINCH PWR', 'exit 0': 'INT QUIT ABRT TERM' }),
  sample('runit', {
    executable: '/usr/sbin/runit', name: 'runit', words: ['runit'], calls: [7],
    caught: named('INT ALRM CHLD CONT PWR'),
    children: [{ name: 'sleep', words: ['sleep', '99'], isInit: false, caught: named(''), ignored: named('CONT') }],
  }, { lives: 'INT CHLD CONT', 'killed SIGINT': 'ALRM PWR' }),
  sample('runit', {
    executable: '/usr/sbin/runit', name: 'runit', words: ['runit'], calls: [7],
    caught: named('INT ALRM CHLD CONT PWR'),
    children: [{ name: 'sleep', words: ['sleep', '99'], isInit: false, caught: named(''), ignored: named('CONT') }],
  }, { 'killed SIGINT': 'CONT PWR' }),
  sample('runsvdir', {
    executable: '/usr/bin/runsvdir', name: 'runsvdir', words: ['runsvdir', '/srv'], calls: [230],
    caught: named('HUP ALRM TERM'),
    children: [],
  }, { 'exit 111': 'HUP', lives: 'ALRM', 'exit 0': 'TERM' }),
  sample('supervisord', {
    executable: '/usr/bin/python3.11', name: 'supervisord', words: ['/usr/bin/python3', '/usr/bin/supervisord', '-n', '-c', '/srv/s.conf'], calls: [7],
    caught: named('HUP INT QUIT USR2 TERM CHLD'), ignored: named('PIPE XFSZ'),
    children: [{ name: 'sleep', words: ['sleep', '99'], isInit: false, caught: named(''), ignored: named('PIPE XFSZ') }],
  }, { lives: 'HUP USR2 CHLD', 'exit 0': 'INT QUIT TERM' }),
  sample('busybox-init', {
    executable: '/usr/bin/busybox', name: 'busybox', words: ['busybox', 'init'], calls: [128],
    caught: named('TSTP'), taken: named('HUP INT QUIT USR1 USR2 TERM CHLD PWR'),
    children: [{ name: 'sleep', words: ['/bin/sleep', '99'], isInit: false, caught: named(''), ignored: named('') }],
  }, { lives: 'HUP INT QUIT CHLD TSTP', 'killed SIGINT': 'USR1 USR2 PWR', 'killed SIGHUP': 'TERM' }),
  sample('nginx', {
    executable: '/usr/sbin/nginx', name: 'nginx', words: ['nginx: master process nginx -c /srv/n.conf -p /srv -g daemon off;'], calls: [130],
    caught: named('HUP INT QUIT USR1 USR2 ALRM TERM CHLD WINCH IO'), ignored: named('PIPE SYS'),
    children: [{ name: 'nginx', words: ['nginx: worker process'], isInit: false, caught: named('HUP INT QUIT USR1 USR2 ALRM TERM CHLD WINCH IO'), ignored: named('PIPE SYS') }],
  }, { lives: 'HUP USR1 USR2 ALRM CHLD WINCH IO', 'exit 0': 'INT QUIT TERM' }),
  sample('apache', {
    executable: '/usr/sbin/apache2', name: 'apache2', words: ['apache2', '-f', '/srv/a.conf', '-DFOREGROUND'], calls: [270],
    caught: named('HUP INT ILL ABRT BUS FPE USR1 SEGV TERM WINCH'), ignored: named('PIPE XFSZ'),
    children: [{ name: 'apache2', words: ['apache2', '-f', '/srv/a.conf', '-DFOREGROUND'], isInit: false, caught: named('HUP INT ILL ABRT BUS FPE USR1 SEGV TERM WINCH'), ignored: named('PIPE XFSZ') }, { name: 'apache2', words: ['apache2', '-f', '/srv/a.conf', '-DFOREGROUND'], isInit: false, caught: named('HUP INT ILL ABRT BUS FPE USR1 SEGV TERM WINCH'), ignored: named('PIPE XFSZ') }],
  }, { lives: 'HUP ILL ABRT BUS FPE USR1 SEGV', 'exit 0': 'INT TERM WINCH' }),
  sample('haproxy', {
    executable: '/usr/sbin/haproxy', name: 'haproxy', words: ['haproxy', '-W', '-db', '-f', '/srv/h.cfg'], calls: [232],
    caught: named('HUP INT USR1 USR2 ALRM TERM CHLD TTIN TTOU URG'), ignored: named('QUIT PIPE PROF'),
    children: [{ name: 'haproxy', words: ['haproxy', '-W', '-db', '-f', '/srv/h.cfg'], isInit: false, caught: named('HUP QUIT USR1 ALRM TTIN TTOU URG'), ignored: named('USR2 PIPE') }],
  }, { lives: 'HUP USR2 ALRM CHLD TTIN TTOU URG', 'exit 130': 'INT', 'exit 0': 'USR1 TERM' }),
  sample('haproxy', {
    executable: '/usr/sbin/haproxy', name: 'haproxy', words: ['haproxy', '-db', '-f', '/srv/h.cfg'], calls: [232],
    caught: named('HUP QUIT USR1 ALRM TTIN TTOU URG'), ignored: named('USR2 PIPE'),
    children: [],
  }, { lives: 'HUP QUIT ALRM TTIN TTOU URG', 'exit 0': 'USR1' }),
  sample('lighttpd', {
    executable: '/usr/sbin/lighttpd', name: 'lighttpd', words: ['lighttpd', '-D', '-f', '/srv/l.conf'], calls: [232],
    caught: named('HUP INT BUS USR1 ALRM TERM CHLD'), ignored: named('PIPE'),
    children: [],
  }, { lives: 'HUP USR1 ALRM CHLD', 'exit 0': 'INT TERM', 'killed SIGSEGV': 'BUS' }),
  sample('uwsgi', {
    executable: '/usr/bin/uwsgi-core', name: 'uwsgi', words: ['uwsgi', '--plugin', 'python3', '--socket', '/srv/s', '--wsgi-file', '/app/wapp.py', '--master'], calls: [232],
    caught: named('HUP INT QUIT FPE USR1 SEGV TERM TSTP'), ignored: named('PIPE XFSZ'),
    children: [{ name: 'uwsgi', words: ['uwsgi', '--plugin', 'python3', '--socket', '/srv/s', '--wsgi-file'], isInit: false, caught: named('HUP INT FPE USR1 SEGV USR2 PIPE TERM TSTP WINCH'), ignored: named('XFSZ') }],
  }, { lives: 'HUP USR1 TERM TSTP', 'exit 0': 'INT QUIT', 'exit 1': 'FPE SEGV' }),
  sample('uwsgi', {
    executable: '/usr/bin/uwsgi-core', name: 'uwsgi', words: ['uwsgi', '--plugin', 'python3', '--socket', '/srv/s', '--wsgi-file', '/app/wapp.py', '--master', '--die-on-term'], calls: [232],
    caught: named('HUP INT QUIT FPE USR1 SEGV TERM TSTP'), ignored: named('PIPE XFSZ'),
    children: [{ name: 'uwsgi', words: ['uwsgi', '--plugin', 'python3', '--socket', '/srv/s', '--wsgi-file'], isInit: false, caught: named('HUP INT FPE USR1 SEGV USR2 PIPE TERM TSTP WINCH'), ignored: named('XFSZ') }],
  }, { 'exit 0': 'INT TERM', lives: 'QUIT' }),
  sample('uwsgi', {
    executable: '/usr/bin/uwsgi-core', name: 'uwsgi', words: ['uwsgi', '--plugin', 'python3', '--socket', '/srv/s', '--wsgi-file', '/app/wapp.py'], calls: [232],
    caught: named('HUP INT FPE USR1 SEGV USR2 PIPE TERM'), ignored: named('XFSZ'),
    children: [],
  }, { 'exit 17': 'HUP', 'exit 30': 'INT TERM', 'exit 1': 'FPE SEGV', lives: 'USR1 USR2 PIPE' }),
  sample('busybox-httpd', {
    executable: '/usr/bin/busybox', name: 'busybox', words: ['busybox', 'httpd', '-f', '-p', '18088'], calls: [43],
    caught: named('HUP'), ignored: named('CHLD'),
    children: [],
  }, { lives: 'HUP' }),
  sample('postgresql', {
    executable: '/usr/lib/postgresql/15/bin/postgres', name: 'postgres', words: ['/usr/lib/postgresql/15/bin/postgres', '-D', '/srv/d', '-c', 'listen_addresses=', '-k', '/srv'], calls: [270],
    caught: named('HUP INT QUIT USR1 USR2 TERM CHLD'), ignored: named('PIPE ALRM TTIN TTOU URG XFSZ'),
    children: [{ name: 'postgres', words: ['postgres: checkpointer '], isInit: false, caught: named('HUP INT QUIT USR1 USR2 PWR'), ignored: named('PIPE ALRM TERM TTIN TTOU URG XFSZ') }, { name: 'postgres', words: ['postgres: background writer '], isInit: false, caught: named('HUP QUIT USR1 TERM PWR'), ignored: named('INT USR2 PIPE ALRM TTIN TTOU URG XFSZ') }],
  }, { lives: 'HUP USR1 USR2 CHLD', 'exit 0': 'INT QUIT TERM' }),
  sample('mariadb', {
    executable: '/usr/sbin/mariadbd', name: 'mariadbd', words: ['mariadbd', '--no-defaults', '--user=mysql', '--datadir=/srv/d', '--socket=/srv/s', '--skip-networking', '--innodb-buffer-pool-size=8M'], calls: [7],
    caught: named('HUP ILL ABRT BUS FPE USR1 SEGV ALRM TERM'), ignored: named('PIPE'), taken: named('HUP QUIT TERM TSTP'),
    children: [],
  }, { lives: 'HUP TSTP USR1 ALRM', 'exit 0': 'QUIT ILL ABRT BUS FPE SEGV TERM' }),
  sample('redis', {
    executable: '/usr/bin/redis-check-rdb', name: 'redis-server', words: ['redis-server unixsocket:/srv/s'], calls: [232],
    caught: named('INT ILL ABRT BUS FPE SEGV TERM'), ignored: named('HUP PIPE ALRM'),
    children: [],
  }, { 'exit 0': 'INT TERM', lives: 'ILL ABRT BUS FPE SEGV' }),
  sample('memcached', {
    executable: '/usr/bin/memcached', name: 'memcached', words: ['memcached', '-u', 'root', '-s', '/srv/s'], calls: [232],
    caught: named('HUP INT USR1 TERM'), ignored: named('PIPE'),
    children: [],
  }, { lives: 'HUP', 'exit 0': 'INT USR1 TERM' }),
  sample('php-fpm', {
    executable: '/usr/sbin/php-fpm8.2', name: 'php-fpm8.2', words: ['php-fpm: master process (/srv/f.conf)'], calls: [232],
    caught: named('HUP INT QUIT USR1 USR2 TERM CHLD'), ignored: named('PIPE'),
    children: [{ name: 'php-fpm8.2', words: ['php-fpm: pool www'], isInit: false, caught: named('QUIT'), ignored: named('PIPE') }],
  }, { lives: 'HUP USR1 USR2 CHLD', 'exit 0': 'INT QUIT TERM' }),
  sample('gunicorn', {
    executable: '/usr/bin/python3.11', name: 'gunicorn', words: ['/usr/bin/python3', '/usr/bin/gunicorn', '-b', 'unix:/srv/s', '--chdir', '/app', 'wapp:app'], calls: [270],
    caught: named('HUP INT QUIT USR1 USR2 TERM CHLD TTIN TTOU WINCH'), ignored: named('PIPE XFSZ'),
    children: [{ name: 'gunicorn', words: ['/usr/bin/python3', '/usr/bin/gunicorn', '-b', 'unix:/srv/s', '--chdir', '/app'], isInit: false, caught: named('INT QUIT ABRT USR1 TERM TTIN TTOU WINCH'), ignored: named('PIPE XFSZ') }],
  }, { lives: 'HUP USR1 USR2 CHLD TTIN TTOU WINCH', 'exit 0': 'INT QUIT TERM' }),
  sample('uvicorn', {
    executable: '/usr/bin/python3.11', name: 'uvicorn', words: ['/usr/bin/python3', '/usr/bin/uvicorn', '--uds', '/srv/s', '--app-dir', '/app', 'asgi:app'], calls: [232],
    caught: named('INT TERM'), ignored: named('PIPE XFSZ'),
    children: [],
  }, { 'exit 0': 'INT TERM' }),
  sample('celery', {
    executable: '/usr/bin/python3.11', name: 'python3', words: ['/usr/bin/python3', '/usr/bin/celery', '-A', 'cel', 'worker', '--loglevel=info', '-c', '1'], calls: [230],
    caught: named('HUP INT QUIT USR1 TERM'), ignored: named('PIPE XFSZ'),
    children: [{ name: 'python3', words: ['/usr/bin/python3', '/usr/bin/celery', '-A', 'cel', 'worker', '--loglevel=info'], isInit: false, caught: named('HUP QUIT TRAP ABRT USR1 USR2 ALRM TERM XCPU VTALRM PROF SYS'), ignored: named('INT PIPE XFSZ') }],
  }, { lives: 'HUP USR1', 'exit 0': 'INT QUIT TERM' }),
  sample('puma', {
    executable: '/usr/bin/ruby3.1', name: 'puma', words: ['puma 5.6.5 (unix:///srv/s) [srv]'], calls: [271],
    caught: named('HUP INT QUIT ILL BUS USR1 SEGV USR2 PIPE ALRM TERM CHLD VTALRM SYS'),
    children: [],
  }, { 'exit 0': 'HUP INT', 'exit 1': 'QUIT ALRM TERM', 'exit 127': 'ILL BUS', lives: 'USR1 USR2 PIPE CHLD VTALRM SYS', 'killed SIGSEGV': 'SEGV' }),
  sample('puma', {
    executable: '/usr/bin/ruby3.1', name: 'puma', words: ['puma 5.6.5 (unix:///srv/s) [srv]'], calls: [271],
    caught: named('HUP INT QUIT ILL BUS USR1 SEGV USR2 PIPE ALRM TERM CHLD TTIN TTOU VTALRM SYS'),
    children: [{ name: 'puma', words: ['puma: cluster worker 0: 1 [srv]'], isInit: false, caught: named('HUP QUIT ILL BUS USR1 SEGV USR2 PIPE ALRM TERM CHLD TTIN TTOU VTALRM SYS'), ignored: named('INT') }, { name: 'puma', words: ['puma: cluster worker 1: 1 [srv]'], isInit: false, caught: named('HUP QUIT ILL BUS USR1 SEGV USR2 PIPE ALRM TERM CHLD TTIN TTOU VTALRM SYS'), ignored: named('INT') }],
  }, { 'exit 0': 'HUP INT', 'exit 1': 'QUIT ALRM TERM', 'exit 127': 'ILL BUS', lives: 'USR1 USR2 PIPE CHLD TTIN TTOU VTALRM SYS', 'killed SIGSEGV': 'SEGV' }),
  sample('unicorn', {
    executable: '/usr/bin/ruby3.1', name: 'unicorn', words: ['unicorn master -l /srv/s /app/config.ru'], calls: [271],
    caught: named('HUP INT QUIT ILL BUS USR1 SEGV USR2 PIPE ALRM TERM CHLD TTIN TTOU VTALRM WINCH SYS'),
    children: [{ name: 'unicorn', words: ['unicorn worker[0] -l /srv/s /app/config.ru'], isInit: false, caught: named('INT QUIT ILL BUS USR1 SEGV PIPE ALRM TERM CHLD VTALRM SYS'), ignored: named('HUP USR2 TTIN TTOU WINCH') }],
  }, { lives: 'HUP USR1 USR2 PIPE CHLD TTIN TTOU VTALRM WINCH SYS', 'exit 0': 'INT QUIT TERM', 'exit 127': 'ILL BUS', 'killed SIGSEGV': 'SEGV', 'exit 1': 'ALRM' }),
  sample('npm', {
    executable: '/usr/bin/node', name: 'npm start', words: ['npm start'], calls: [281],
    caught: named('INT USR1 SEGV TERM CHLD'), ignored: named('PIPE XFSZ'),
    children: [{ name: 'sh', words: ['sh', '-c', 'node app.js'], isInit: false, caught: named('INT CHLD'), ignored: named('') }],
  }, { lives: 'INT USR1 SEGV CHLD', 'exit 1': 'TERM' }),
  sample('yarn', {
    executable: '/usr/bin/node', name: 'node', words: ['node', '/usr/local/bin/yarn', 'start'], calls: [281],
    caught: named('HUP INT QUIT TRAP ABRT USR1 SEGV USR2 ALRM TERM STKFLT CHLD XCPU XFSZ VTALRM IO PWR SYS'), ignored: named('PIPE'),
    children: [{ name: 'sh', words: ['/bin/sh', '-c', 'node app.js'], isInit: false, caught: named('INT CHLD'), ignored: named('') }],
  }, { lives: 'HUP INT QUIT USR1 USR2 CHLD', 'exit 1': 'TERM' }),
  sample('pnpm', {
    executable: '/usr/bin/node', name: 'node', words: ['node', '/usr/local/bin/pnpm', 'start'], calls: [281],
    caught: named('HUP INT QUIT TRAP ABRT USR1 SEGV USR2 ALRM TERM STKFLT CHLD XCPU XFSZ VTALRM IO PWR SYS'), ignored: named('PIPE'),
    children: [{ name: 'sh', words: ['sh', '-c', 'node app.js'], isInit: false, caught: named('INT CHLD'), ignored: named('') }],
  }, { lives: 'HUP INT QUIT USR1 USR2 CHLD', 'exit 1': 'TERM' }),
  sample('bun-run', {
    executable: '/usr/local/bin/bun', name: 'bun', words: ['/usr/local/bin/bun', 'run', 'start'], calls: [61],
    caught: named('HUP INT QUIT ILL TRAP ABRT BUS FPE SEGV USR2 ALRM TERM STKFLT XCPU XFSZ VTALRM IO SYS'), ignored: named('PIPE'),
    children: [{ name: 'node', words: ['node', 'app.js'], isInit: false, caught: named('INT USR1 SEGV TERM'), ignored: named('PIPE XFSZ') }],
  }, { 'exit 129': 'HUP', 'exit 130': 'INT', 'exit 131': 'QUIT', 'killed SIGILL': 'ILL BUS FPE SEGV', 'exit 133': 'TRAP', 'exit 134': 'ABRT', 'exit 140': 'USR2', 'exit 142': 'ALRM', 'exit 0': 'TERM', 'exit 144': 'STKFLT', 'exit 152': 'XCPU', lives: 'XFSZ SYS', 'exit 154': 'VTALRM', 'exit 157': 'IO' }),
  sample('bun', {
    executable: '/usr/local/bin/bun', name: 'bun', words: ['/usr/local/bin/bun', 'app.js'], calls: [441],
    caught: named('ILL TRAP ABRT BUS FPE SEGV TERM PWR SYS'), ignored: named('PIPE XFSZ'),
    children: [],
  }, { 'killed SIGILL': 'ILL TRAP ABRT BUS FPE SEGV', 'exit 0': 'TERM', lives: 'PWR SYS' }),
  sample('erlang', {
    executable: '/usr/lib/erlang/erts-13.1.5/bin/beam.smp', name: 'beam.smp', words: ['/usr/lib/erlang/erts-13.1.5/bin/beam.smp', '--', '-root', '/usr/lib/erlang', '-bindir', '/usr/lib/erlang/erts-13.1.5/bin', '-progname', 'erl', '--', '-home', '/root', '--', '-noshell', '-noshell', '-noinput'], calls: [270],
    caught: named('INT QUIT USR1 TERM'), ignored: named('FPE PIPE CHLD'),
    children: [{ name: 'erl_child_setup', words: ['erl_child_setup', '20000'], isInit: false, caught: named('CHLD'), ignored: named('FPE PIPE TERM') }],
  }, { 'exit 0': 'INT QUIT TERM', 'exit 1': 'USR1' }),
  sample('bash', {
    executable: '/usr/bin/bash', name: 'bash', words: ['bash', '-c', 'sleep 99; :'], calls: [61],
    caught: named('INT CHLD'), ignored: named('QUIT'),
    children: [{ name: 'sleep', words: ['sleep', '99'], isInit: false, caught: named(''), ignored: named('') }],
  }, { lives: 'INT CHLD' }),
  sample('bash', {
    executable: '/usr/bin/bash', name: 'bash', words: ['bash', '-c', 'trap "exit 5" TERM INT HUP; sleep 99; :'], calls: [61],
    caught: named('HUP INT TERM CHLD'), ignored: named('QUIT'),
    children: [{ name: 'sleep', words: ['sleep', '99'], isInit: false, caught: named(''), ignored: named('') }],
  }, { lives: 'HUP INT TERM CHLD' }),
  sample('bash', {
    executable: '/usr/bin/bash', name: 'bash', words: ['bash', '-c', 'trap "exit 5" TERM INT HUP; sleep 99 & wait'], calls: [61],
    caught: named('HUP INT TERM CHLD'), ignored: named('QUIT'),
    children: [{ name: 'sleep', words: ['sleep', '99'], isInit: false, caught: named(''), ignored: named('INT QUIT') }],
  }, { 'exit 5': 'HUP INT TERM', lives: 'CHLD' }),
  sample('bash', {
    executable: '/usr/bin/bash', name: 'bash', words: ['bash', '-c', 'trap "exit 5" TERM; sleep 99 & sleep 98; exit 6'], calls: [61],
    caught: named('INT TERM CHLD'), ignored: named('QUIT'),
    children: [{ name: 'sleep', words: ['sleep', '99'], isInit: false, caught: named(''), ignored: named('INT QUIT') }, { name: 'sleep', words: ['sleep', '98'], isInit: false, caught: named(''), ignored: named('') }],
  }, { lives: 'INT TERM CHLD' }),
  sample('bash', {
    executable: '/usr/bin/bash', name: 'bash', words: ['bash', '-i'], calls: [0],
    caught: named('HUP INT ILL TRAP ABRT BUS FPE USR1 SEGV USR2 PIPE ALRM CHLD XCPU XFSZ VTALRM WINCH SYS'), ignored: named('QUIT TERM TSTP TTIN TTOU'),
    children: [{ name: 'bash', words: ['bash', '-i'], isInit: false, caught: named('HUP INT ILL TRAP ABRT BUS FPE USR1 SEGV USR2 PIPE ALRM CHLD XCPU XFSZ VTALRM WINCH SYS'), ignored: named('') }],
  }, { 'exit 129': 'HUP', lives: 'INT CHLD WINCH', 'killed SIGSEGV': 'ILL TRAP ABRT BUS FPE SEGV XCPU XFSZ SYS', 'exit 138': 'USR1', 'exit 140': 'USR2', 'exit 141': 'PIPE', 'exit 142': 'ALRM', 'exit 154': 'VTALRM' }),
  sample('dash', {
    executable: '/usr/bin/dash', name: 'dash', words: ['dash', '-c', 'trap "exit 5" TERM INT HUP; sleep 99; :'], calls: [61],
    caught: named('HUP INT TERM CHLD'),
    children: [{ name: 'sleep', words: ['sleep', '99'], isInit: false, caught: named(''), ignored: named('') }],
  }, { lives: 'HUP INT TERM CHLD' }),
  sample('dash', {
    executable: '/usr/bin/dash', name: 'dash', words: ['dash', '-c', 'trap "exit 5" TERM INT HUP; sleep 99 & wait'], calls: [130],
    caught: named('HUP INT TERM CHLD'),
    children: [{ name: 'sleep', words: ['sleep', '99'], isInit: false, caught: named(''), ignored: named('INT QUIT') }],
  }, { 'exit 5': 'HUP INT TERM', lives: 'CHLD' }),
  sample('dash', {
    executable: '/usr/bin/dash', name: 'dash', words: ['dash', '-c', 'sleep 99 & wait'], calls: [130],
    caught: named('INT CHLD'),
    children: [{ name: 'sleep', words: ['sleep', '99'], isInit: false, caught: named(''), ignored: named('INT QUIT') }],
  }, { 'exit 130': 'INT', lives: 'CHLD' }),
  sample('busybox-sh', {
    executable: '/usr/bin/busybox', name: 'busybox', words: ['busybox', 'sh', '-c', 'trap "exit 5" TERM INT HUP; sleep 99; :'], calls: [61],
    caught: named('HUP INT TERM CHLD'), ignored: named('QUIT'),
    children: [{ name: 'sleep', words: ['sleep', '99'], isInit: false, caught: named(''), ignored: named('') }],
  }, { lives: 'HUP INT TERM CHLD' }),
  sample('busybox-sh', {
    executable: '/usr/bin/busybox', name: 'busybox', words: ['busybox', 'sh', '-c', 'trap "exit 5" TERM INT HUP; sleep 99 & wait'], calls: [130],
    caught: named('HUP INT TERM CHLD'), ignored: named('QUIT'),
    children: [{ name: 'sleep', words: ['sleep', '99'], isInit: false, caught: named(''), ignored: named('INT QUIT') }],
  }, { 'exit 5': 'HUP INT TERM', lives: 'CHLD' }),
  sample('zsh', {
    executable: '/usr/bin/zsh', name: 'zsh', words: ['zsh', '-c', 'trap "exit 5" TERM INT HUP; sleep 99; :'], calls: [130],
    caught: named('HUP INT TERM CHLD WINCH'), ignored: named('QUIT'),
    children: [{ name: 'sleep', words: ['sleep', '99'], isInit: false, caught: named(''), ignored: named('') }],
  }, { lives: 'HUP INT TERM CHLD WINCH' }),
  sample('zsh', {
    executable: '/usr/bin/zsh', name: 'zsh', words: ['zsh', '-c', 'trap "exit 5" TERM INT HUP; sleep 99 & wait'], calls: [130],
    caught: named('HUP INT TERM CHLD WINCH'), ignored: named('QUIT'),
    children: [{ name: 'sleep', words: ['sleep', '99'], isInit: false, caught: named(''), ignored: named('INT QUIT') }],
  }, { 'exit 5': 'HUP INT TERM', lives: 'CHLD WINCH' }),
  sample('mksh', {
    executable: '/usr/bin/mksh', name: 'mksh', words: ['mksh', '-c', 'sleep 99; :'], calls: [130],
    caught: named('HUP INT QUIT ALRM TERM CHLD WINCH'),
    children: [{ name: 'sleep', words: ['sleep', '99'], isInit: false, caught: named(''), ignored: named('') }],
  }, { lives: 'HUP INT QUIT ALRM TERM CHLD WINCH' }),
  sample('mksh', {
    executable: '/usr/bin/mksh', name: 'mksh', words: ['mksh', '-c', 'sleep 99 & wait'], calls: [130],
    caught: named('HUP INT QUIT ALRM TERM CHLD WINCH'),
    children: [{ name: 'sleep', words: ['sleep', '99'], isInit: false, caught: named(''), ignored: named('INT QUIT') }],
  }, { 'exit 129': 'HUP', 'exit 130': 'INT', 'exit 131': 'QUIT', lives: 'ALRM CHLD WINCH', 'exit 143': 'TERM' }),
  sample('node', {
    executable: '/usr/bin/node', name: 'node', words: ['node', '/app/app.js'], calls: [281],
    caught: named('INT USR1 SEGV TERM'), ignored: named('PIPE XFSZ'),
    children: [],
  }, { lives: 'INT USR1 SEGV TERM' }),
  sample('node', {
    executable: '/usr/bin/node', name: 'node', words: ['node', '/app/apph.js'], calls: [281],
    caught: named('INT USR1 SEGV TERM'), ignored: named('PIPE XFSZ'),
    children: [],
  }, { lives: 'INT USR1 SEGV', 'exit 0': 'TERM' }),
  sample('python', {
    executable: '/usr/local/bin/python3.11', name: 'python3', words: ['python3', '-c', 'import time; time.sleep(99)'], calls: [230],
    caught: named('INT'), ignored: named('PIPE XFSZ'),
    children: [],
  }, { 'exit 130': 'INT' }),
  sample('java', {
    executable: '/usr/lib/jvm/java-17-openjdk-amd64/bin/java', name: 'java', words: ['java', '-cp', '/app', 'S'], calls: [202],
    caught: named('HUP INT QUIT ILL BUS FPE SEGV USR2 PIPE TERM XFSZ'),
    children: [],
  }, { 'exit 129': 'HUP', 'exit 130': 'INT', lives: 'QUIT PIPE XFSZ', 'exit 127': 'ILL BUS FPE SEGV USR2', 'exit 143': 'TERM' }),
  sample('java', {
    executable: '/usr/lib/jvm/java-17-openjdk-amd64/bin/java', name: 'java', words: ['java', '-Xrs', '-cp', '/app', 'S'], calls: [202],
    caught: named('ILL BUS FPE SEGV USR2 PIPE XFSZ'),
    children: [],
  }, { 'exit 127': 'ILL BUS FPE SEGV USR2', lives: 'PIPE XFSZ' }),
  sample('go', {
    executable: '/app/server', name: 'bare', words: ['/app/server'], goVersion: 'go1.19.8', notified: noSignals, calls: [281],
    caught: named('HUP INT QUIT ILL TRAP ABRT BUS FPE USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS'),
    children: [],
  }, { 'exit 2': 'HUP INT QUIT ILL TRAP ABRT BUS FPE SEGV TERM STKFLT SYS', lives: 'USR1 USR2 PIPE ALRM CHLD URG XCPU XFSZ VTALRM PROF WINCH IO PWR' }),
  sample('go', {
    executable: '/app/server', name: 'bare', words: ['/app/server'], goVersion: 'go1.19.8', notified: noSignals, isInit: false, calls: [202],
    caught: named('HUP INT QUIT ILL TRAP ABRT BUS FPE USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS'),
    children: [],
  }, { 'killed SIGHUP': 'HUP', 'killed SIGINT': 'INT', 'exit 2': 'QUIT ILL TRAP ABRT BUS FPE SEGV STKFLT SYS', lives: 'USR1 USR2 PIPE ALRM CHLD URG XCPU XFSZ VTALRM PROF WINCH IO PWR', 'killed SIGTERM': 'TERM' }),
  sample('java', {
    executable: '/usr/lib/jvm/java-17-openjdk-amd64/bin/java', name: 'java', words: ['java', '-cp', '/app', 'S'], isInit: false, calls: [202],
    caught: named('HUP INT QUIT ILL BUS FPE SEGV USR2 PIPE TERM XFSZ'),
    children: [],
  }, { 'exit 129': 'HUP', 'exit 130': 'INT', lives: 'QUIT PIPE XFSZ', 'killed SIGABRT': 'ILL BUS FPE SEGV USR2', 'exit 143': 'TERM' }),
  sample('node', {
    executable: '/usr/bin/node', name: 'node', words: ['node', '/app/app.js'], isInit: false, calls: [281],
    caught: named('INT USR1 SEGV TERM'), ignored: named('PIPE XFSZ'),
    children: [],
  }, { 'killed SIGINT': 'INT', 'killed SIGTERM': 'TERM', 'killed SIGSEGV': 'SEGV', lives: 'USR1' }),
  sample('ruby', {
    executable: '/usr/bin/ruby3.1', name: 'ruby', words: ['ruby', '-e', 'sleep'], calls: [271],
    caught: named('HUP INT QUIT ILL BUS USR1 SEGV USR2 PIPE ALRM TERM CHLD VTALRM SYS'),
    children: [],
  }, { 'exit 1': 'HUP INT QUIT USR1 USR2 ALRM TERM', 'exit 127': 'ILL BUS', 'killed SIGSEGV': 'SEGV', lives: 'PIPE CHLD VTALRM SYS' }),
  sample('ruby', {
    executable: '/usr/bin/ruby3.1', name: 'ruby', words: ['ruby', '-e', 'sleep'], isInit: false, calls: [271],
    caught: named('HUP INT QUIT ILL BUS USR1 SEGV USR2 PIPE ALRM TERM CHLD VTALRM SYS'),
    children: [],
  }, { 'killed SIGHUP': 'HUP', 'killed SIGINT': 'INT', 'killed SIGQUIT': 'QUIT', 'killed SIGABRT': 'ILL BUS SEGV', 'killed SIGUSR1': 'USR1', 'killed SIGUSR2': 'USR2', lives: 'PIPE CHLD VTALRM SYS', 'killed SIGALRM': 'ALRM', 'killed SIGTERM': 'TERM' }),
  sample('php', {
    executable: '/usr/bin/php8.2', name: 'php', words: ['php', '-S', '127.0.0.1:18080'], calls: [270],
    caught: named('INT'), ignored: named('PIPE'),
    children: [],
  }, { 'exit 0': 'INT' }),
  sample('perl', {
    executable: '/usr/bin/perl', name: 'perl', words: ['perl', '-e', '$SIG{TERM}=sub{exit 0}; sleep 99'], calls: [230],
    caught: named('TERM'), ignored: named('FPE'),
    children: [],
  }, { 'exit 0': 'TERM' }),
]
