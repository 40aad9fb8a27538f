/**
 * Containers of many kinds, for tests that compare what is forecast of a stop with what really becomes of it. Each is made of the one
 * base image. `told` is what the application writes when it learns of its end, so that a container that ends although nobody
 * was told can be known.
 */

export interface ContainerKind {
  readonly name: string
  readonly command: readonly string[]
  /** What the log holds once it is up; without it, it is up as soon as it runs. */
  readonly up?: RegExp
  /** What its log holds if the application was told. */
  readonly told?: RegExp
  readonly stopSignal?: string
  /** An init of the engine's before the program. */
  readonly init?: true
  /** `host`, or another of these by name. */
  readonly pidMode?: string
  readonly healthCheck?: readonly string[]
  readonly paused?: true
  /** Only its own code decides, and nothing in the world tells how: the forecast has to say so. */
  readonly isUnknowable?: true
  /** Others need it to live on: it is stopped after them. */
  readonly isLast?: true
}

const saysTold = /told/
const up = /up/

const python = (...lines: readonly string[]) => [
  'python3',
  '-uc',
  ['import os,signal,sys,threading,time', ...lines].join('\n'),
]
const forEver = ['print("up")', 'while True: time.sleep(1)']
const onSignal = (name: string, code: number) => [
  'def handle(*_):',
  '  print("told")',
  `  sys.exit(${code})`,
  `signal.signal(signal.${name}, handle)`,
]
const node = (handler = '') => [
  'node',
  '-e',
  `${handler}setInterval(() => {}, 1e3); console.log("up")`,
]
const nodeHandler = 'process.on("SIGTERM", () => { console.log("told"); process.exit(5) }); '
const nginx = ['nginx', '-g', 'daemon off; error_log stderr notice;']
const nginxUp = /start worker process \d/
const trap = `trap 'echo told; exit 3' TERM; echo up;`
const npmProject = `mkdir /app; cd /app; echo '{"name":"app","version":"1.0.0","scripts":{"start":"node app.js"}}' > package.json; echo '${nodeHandler}setInterval(() => {}, 1e3); console.log("up")' > app.js; exec npm start`
const redis = ['redis-server', '--save', '', '--dir', '/tmp']
const redisUp = /Ready to accept/

export const kinds: readonly ContainerKind[] = [
  { name: 'sleep', command: ['sleep', '1000'], isLast: true },
  { name: 'busybox', command: ['busybox', 'sleep', '1000'] },
  { name: 'tail', command: ['tail', '-f', '/dev/null'] },
  { name: 'httpd', command: ['busybox', 'httpd', '-f', '-p', '8080'] },
  { name: 'shell-form', command: ['sh', '-c', 'sleep 1000; :'] },
  { name: 'shell-exec', command: ['sh', '-c', 'exec sleep 1000'] },
  { name: 'ignores', command: ['sh', '-c', 'trap "" TERM; exec sleep 1000'] },
  { name: 'bash-trap', command: ['bash', '-c', `${trap} sleep 1000; :`], up, told: saysTold },
  { name: 'bash-wait', command: ['bash', '-c', `${trap} sleep 1000 & wait`], up, told: saysTold },
  { name: 'dash-wait', command: ['dash', '-c', `${trap} sleep 1000 & wait`], up, told: saysTold },
  { name: 'python', command: python(...forEver), up },
  {
    name: 'python-handler',
    command: python(...onSignal('SIGTERM', 7), ...forEver),
    up,
    told: saysTold,
  },
  {
    name: 'python-interrupt',
    command: python(...forEver),
    up,
    told: /KeyboardInterrupt/,
    stopSignal: 'SIGINT',
  },
  {
    name: 'python-usr1',
    command: python(...onSignal('SIGUSR1', 0), ...forEver),
    up,
    told: saysTold,
    stopSignal: 'SIGUSR1',
    isUnknowable: true,
  },
  {
    name: 'python-blocks',
    command: python('signal.pthread_sigmask(signal.SIG_BLOCK, [15])', ...forEver),
    up,
  },
  {
    name: 'python-sigwait',
    command: python(
      'signal.pthread_sigmask(signal.SIG_BLOCK, [15])',
      'print("up")',
      'signal.sigwait([15])',
      'print("told")',
    ),
    up,
    told: saysTold,
  },
  {
    name: 'healthy',
    command: python(...onSignal('SIGTERM', 0), ...forEver),
    up,
    told: saysTold,
    healthCheck: ['CMD', 'true'],
  },
  {
    name: 'unhealthy',
    command: ['sleep', '1000'],
    healthCheck: ['CMD-SHELL', 'exit 1'],
  },
  { name: 'node', command: node(), up },
  { name: 'node-handler', command: node(nodeHandler), up, told: saysTold },
  { name: 'npm', command: ['sh', '-c', npmProject], up: /^.*up$/m, told: saysTold },
  { name: 'tini-node', command: ['tini', '--', ...node()], up },
  { name: 'tini-handler', command: ['tini', '--', ...node(nodeHandler)], up, told: saysTold },
  {
    name: 'tini-trap',
    command: ['tini', '--', 'bash', '-c', `${trap} sleep 1000; :`],
    up,
    told: saysTold,
  },
  {
    name: 'tini-group',
    command: ['tini', '-g', '--', 'bash', '-c', `${trap} sleep 1000; :`],
    up,
    told: saysTold,
  },
  { name: 'init-sleep', command: ['sleep', '1000'], init: true },
  { name: 'init-shell', command: ['sh', '-c', 'sleep 1000; :'], init: true },
  { name: 'dumb-init', command: ['dumb-init', 'sleep', '1000'] },
  { name: 'catatonit', command: ['catatonit', '--', 'sleep', '1000'] },
  {
    name: 'nginx-quit',
    command: nginx,
    up: nginxUp,
    told: /gracefully shutting down/,
    stopSignal: 'SIGQUIT',
  },
  { name: 'nginx-term', command: nginx, up: nginxUp, told: /gracefully shutting down/ },
  { name: 'nginx-hup', command: nginx, up: nginxUp, stopSignal: 'SIGHUP' },
  { name: 'redis', command: redis, up: redisUp, told: /Received SIGTERM/ },
  {
    name: 'redis-shell',
    command: ['sh', '-c', 'redis-server --save "" --dir /tmp; :'],
    up: redisUp,
  },
  { name: 'kill', command: node(nodeHandler), up, told: saysTold, stopSignal: 'SIGKILL' },
  { name: 'real-time', command: ['sleep', '1000'], stopSignal: 'SIGRTMIN+3' },
  { name: 'host', command: ['sleep', '1000'], pidMode: 'host' },
  { name: 'beside', command: ['sleep', '1000'], pidMode: 'sleep' },
]
