/** Node as PID 1, and the launchers that start it.  https://nodejs.org/api/process.html#signal-events */
import type { InitRow, ProgramStart } from '../init-row.ts'

const idles = 'setTimeout(() => {}, 300000)'
const tell = "require('node:fs').writeFileSync(process.env.HERE + '/told', '')"
const rests = ['epoll_pwait', 'epoll_wait'] as const

/** An application that exits when it is told, and says when it has its handler. */
const application = `process.on('SIGTERM', () => { ${tell}; process.exit(0) })
require('node:fs').writeFileSync(process.env.HERE + '/ready', '')
${idles}
`

export const nodes: readonly InitRow[] = [
  node('node', 'node, no handler', idles),
  node('node-handler', 'node, process.on SIGTERM, exits', application),
  node(
    'node-stubborn',
    'node, process.on SIGTERM, does not exit',
    `process.on('SIGTERM', () => { ${tell} }); ${idles}`,
  ),
  node(
    'node-http',
    'node, http server, no handler',
    `require('node:http').createServer().listen(process.env.HERE + '/socket')`,
    'socket',
  ),
  node(
    'node-http-handler',
    'node, http server closed on SIGTERM',
    `const s = require('node:http').createServer().listen(process.env.HERE + '/socket'); process.on('SIGTERM', () => { ${tell}; s.close() })`,
    'socket',
  ),
  launcher('npm', 'npm start', ['npm'], (here) => ['--prefix', here, 'start']),
  launcher('yarn', 'yarn start (yarn 1)', ['yarn', 'yarn.js'], (here) => ['--cwd', here, 'start']),
  launcher('pnpm', 'pnpm start', ['pnpm', 'pnpm.cjs'], (here) => ['-C', here, 'start']),
]

function node(id: string, title: string, script: string, file?: string): InitRow {
  const ready = file ?? (script === application ? 'ready' : undefined)
  const tells = script.includes(tell) ? ({ tells: true } as const) : {}
  return {
    id,
    title,
    kind: 'runtime',
    start: { kind: 'this-node', args: ['-e', script], ...tells },
    rests,
    ...(ready === undefined ? {} : { ready: { file: ready } }),
    isLight: true,
  }
}

function launcher(
  id: string,
  title: string,
  names: readonly string[],
  args: ProgramStart['args'],
): InitRow {
  const manifest = { name: 'app', version: '1.0.0', scripts: { start: 'node app.js' } }
  return {
    id,
    title,
    kind: 'launcher',
    start: {
      kind: 'program',
      names,
      args,
      tells: true,
      environment: { npm_config_update_notifier: 'false', CI: '1' },
      files: () => ({ 'package.json': JSON.stringify(manifest), 'app.js': application }),
    },
    rests: [...rests, 'wait4'],
    ready: { file: 'ready' },
    settle: 60,
    watched: 800,
    width: 8,
  }
}
