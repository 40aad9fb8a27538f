/**
 * Containers of many kinds, each a first process that takes its stop signal in its own way. `told` is what the application writes
 * once it has learned of the signal: by that, and by nothing that sigwhy says, a test knows whether it was told.
 */
import type { ContainerCreateOptions, HostConfig } from 'dockerode'

export interface Kind {
  readonly name: string
  readonly command: readonly string[]
  readonly stopSignal?: string
  readonly host?: HostConfig
  readonly health?: ContainerCreateOptions['Healthcheck']
  /** In its output. Left out where there is no application that could be told. */
  readonly told?: RegExp
  /** Shares the namespace of this kind's container. */
  readonly within?: string
  /** In its output, once it is up. */
  readonly isUp?: RegExp
}

const nodeBare = ['node', '-e', 'console.log("up"); setInterval(() => {}, 1e9)']
const nodeHandler = (code: number) => [
  'node',
  '-e',
  `process.on("SIGTERM", () => { console.log("told"); process.exit(${code}) }); console.log("up"); setInterval(() => {}, 1e9)`,
]
const python = (body: string) => ['python3', '-u', '-c', body]
const pythonHandler = python(
  'import signal, sys, time\ndef stop(*_):\n  print("told")\n  sys.exit(7)\nsignal.signal(signal.SIGTERM, stop)\nprint("up")\nwhile True: time.sleep(1000)',
)
const pythonBare = python('import time\nprint("up")\ntime.sleep(1000)')
const trapWaits = 'trap "echo told; exit 3" TERM; echo up; sleep 1000 & wait'
const trapForeground = 'trap "echo told; exit 3" TERM; echo up; sleep 1000'
const nginx = ['nginx', '-g', 'daemon off; error_log stderr notice;']
const up = /up/
const told = /told/

// biome-ignore format: one row per kind
export const kinds: readonly Kind[] = [
  { name: 'sleep', command: ['sleep', '1000'] },
  { name: 'tail', command: ['tail', '-f', '/dev/null'] },
  { name: 'sleep-init', command: ['sleep', '1000'], host: { Init: true } },
  { name: 'sleep-kill', command: ['sleep', '1000'], stopSignal: 'SIGKILL' },
  { name: 'sleep-rtmin', command: ['sleep', '1000'], stopSignal: 'SIGRTMIN+3' },
  { name: 'sleep-host', command: ['sleep', '1000'], host: { PidMode: 'host' } },
  { name: 'sleep-within', command: ['sleep', '1000'], within: 'node-handler' },
  { name: 'sh-child', command: ['sh', '-c', 'sleep 1000; true'] },
  { name: 'sh-exec', command: ['sh', '-c', 'echo up; exec sleep 1000'], isUp: up },
  { name: 'bash-one', command: ['bash', '-c', 'sleep 1000'] },
  { name: 'bash-child', command: ['bash', '-c', 'sleep 1000; true'] },
  { name: 'busybox-child', command: ['busybox', 'sh', '-c', 'sleep 1000; true'] },
  { name: 'bash-trap', command: ['bash', '-c', trapForeground], told, isUp: up },
  { name: 'bash-trap-wait', command: ['bash', '-c', trapWaits], told, isUp: up },
  { name: 'dash-trap-wait', command: ['dash', '-c', trapWaits], told, isUp: up },
  { name: 'sh-node', command: ['sh', '-c', `node -e 'process.on("SIGTERM", () => console.log("told")); console.log("up"); setInterval(() => {}, 1e9)'; true`], told, isUp: up },
  { name: 'python', command: pythonBare, isUp: up },
  { name: 'python-int', command: pythonBare, stopSignal: 'SIGINT', told: /KeyboardInterrupt/, isUp: up },
  { name: 'python-handler', command: pythonHandler, told, isUp: up },
  { name: 'node', command: nodeBare, isUp: up },
  { name: 'node-handler', command: nodeHandler(0), told, isUp: up },
  { name: 'node-handler-5', command: nodeHandler(5), told, isUp: up },
  { name: 'node-init', command: nodeBare, host: { Init: true }, isUp: up },
  { name: 'node-health', command: nodeHandler(0), health: { Test: ['CMD', 'true'], Interval: 1e9 }, told, isUp: up },
  { name: 'tini-node', command: ['tini', '--', ...nodeHandler(0)], told, isUp: up },
  { name: 'tini-trap', command: ['tini', '--', 'bash', '-c', trapForeground], told, isUp: up },
  { name: 'dumb-init-node', command: ['dumb-init', ...nodeHandler(4)], told, isUp: up },
  { name: 'dumb-init-sleep', command: ['dumb-init', 'sleep', '1000'] },
  { name: 'catatonit-sleep', command: ['catatonit', '--', 'sleep', '1000'] },
  { name: 'nginx', command: nginx, told: /gracefully/, isUp: /start worker process/ },
  { name: 'nginx-quit', command: nginx, stopSignal: 'SIGQUIT', told: /gracefully/, isUp: /start worker process/ },
  { name: 'redis', command: ['redis-server'], told: /scheduling shutdown/, isUp: /Ready to accept/ },
  { name: 'redis-init', command: ['redis-server'], host: { Init: true }, told: /scheduling shutdown/, isUp: /Ready to accept/ },
]
