/** Reports of checks as they come from the laboratory, put together by hand. */
import type { Prognosis } from '../../explain/prognosis.ts'
import type { CheckReport } from '../../lab/check/report.ts'
import type { StopRun } from '../../lab/check/run.ts'

const foreseen = {
  signal: 15,
  from: 'host',
  outcome: 'graceful',
  confidence: 'likely',
  end: { kind: 'exit', code: 0 },
  path: [],
  caveats: [],
} as unknown as Prognosis

const stopped: Extract<StopRun, { kind: 'stopped' }> = {
  kind: 'stopped',
  up: { how: 'listening', port: 8080, milliseconds: 230 },
  forecast: foreseen,
  stopped: {
    exitCode: 0,
    milliseconds: 180,
    wasKilled: false,
    oomKilled: false,
    apps: [{ pid: 4711, name: 'node', telling: 'told' }],
  },
  judged: { outcome: 'graceful', basis: 'kernel' },
}

export const graceful: CheckReport = {
  subject: {
    kind: 'container',
    reference: 'web',
    image: 'registry.example/shop/web:2.1',
    engine: 'docker',
    address: 'unix:///var/run/docker.sock',
    isImageToo: true,
  },
  differences: [
    { code: 'bind-read-only', source: '/etc/shop', target: '/etc/shop' },
    { code: 'bind-left-out', source: '/var/run/docker.sock', target: '/var/run/docker.sock' },
    { code: 'volume-fresh', name: 'shop-data', target: '/data' },
    { code: 'network', original: 'backend' },
    { code: 'ports', count: 2 },
    { code: 'privileged' },
    { code: 'devices' },
    { code: 'restart-policy', name: 'always' },
    { code: 'stop-timeout', seconds: 30 },
  ],
  network: 'none',
  stop: { signal: 15, spelling: 'SIGTERM', timeout: 10 },
  run: stopped,
  early: [
    { after: 0, age: 8, ownAge: 2, became: { kind: 'lost', proof: 'kernel' } },
    { after: 50, age: 51, ownAge: 48, became: { kind: 'ended', exitCode: 0, milliseconds: 90 } },
    { after: 150, became: { kind: 'skipped', why: 'ended-by-itself' } },
  ],
  leavings: [],
  milliseconds: 2100,
}

export const lossy: CheckReport = {
  ...graceful,
  differences: [],
  early: [
    { after: 150, age: 151, ownAge: 149, became: { kind: 'lost', proof: 'kernel' } },
    { after: 250, age: 251, ownAge: 240, became: { kind: 'ended', exitCode: 0, milliseconds: 90 } },
  ],
}

export const hasty: CheckReport = {
  ...graceful,
  differences: [],
  run: {
    ...stopped,
    forecast: { ...foreseen, outcome: 'abrupt' },
    judged: { outcome: 'abrupt', basis: 'forecast' },
  },
}

export const exhausted: CheckReport = {
  ...graceful,
  differences: [],
  run: {
    ...stopped,
    stopped: { ...stopped.stopped, exitCode: 137, oomKilled: true },
    judged: { outcome: 'abrupt', basis: 'kernel' },
  },
}

export const deaf: CheckReport = {
  ...graceful,
  differences: [],
  run: {
    ...stopped,
    up: { how: 'restless', milliseconds: 60_000 },
    forecast: { ...foreseen, confidence: 'certain' },
    stopped: {
      exitCode: 137,
      milliseconds: 10_110,
      wasKilled: true,
      oomKilled: true,
      apps: [
        { pid: 4711, name: 'node', telling: 'nothing' },
        { pid: 4712, name: 'redis-server', telling: 'dropped' },
      ],
    },
    judged: { outcome: 'deaf', basis: 'kernel' },
  },
  leavings: [{ name: 'sigwhy-check-7-1-abcdef', problem: { code: 'called-off' } }],
}

const { forecast: _, ...unforeseen } = stopped

export const undetermined: CheckReport = {
  ...graceful,
  differences: [],
  network: 'backend',
  run: {
    ...unforeseen,
    up: { how: 'unseen', milliseconds: 3000 },
    stopped: { exitCode: 0, milliseconds: 180, wasKilled: false, oomKilled: false },
    judged: { outcome: 'undetermined', basis: 'nothing' },
  },
  early: [],
  unwitnessed: { refused: 'not-permitted' },
}

export const endedEarly: CheckReport = {
  ...graceful,
  differences: [],
  run: {
    kind: 'ended-early',
    exitCode: 1,
    milliseconds: 320,
    lastLines: ['Error: connect ECONNREFUSED 127.0.0.1:5432', '    at <anonymous> "%"'],
  },
  early: [],
}

export const notRun: CheckReport = {
  ...graceful,
  differences: [],
  run: {
    kind: 'not-run',
    asked: 'start',
    problem: { code: 'refused', status: 400, said: 'exec: "app": executable file not found' },
  },
  early: [],
}
