/**
 * Brings target and sender into the state that a case describes, up to the moment before the signal is sent.
 */
import type { Case, Posture } from '../case.ts'
import { actionOf } from '../subject/disposition.ts'
import { CallFailed } from '../subject/errors.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { resourceLimit, signalSet, signalSetSize } from '../subject/structures.ts'
import { fallAsleep, isAsleep } from './asleep.ts'
import { allowCore } from './core.ts'
import { enterLife } from './life.ts'
import { maskOfCase, type Scene, waitUntil } from './scene.ts'
import { openPidfd } from './send.ts'
import type { Cast } from './stage.ts'
import { becomeUsers } from './users.ts'

const setMask = 2
const limitOfPendingSignals = 11
const invalid = -22

/** Does so. */
export function setUp(row: Case, cast: Cast): Scene {
  const { target, sender } = cast
  const isPidfdOfGone = row.call === 'pidfd_send_signal' && row.life === 'reaped'
  const pidfd = isPidfdOfGone ? openPidfd(sender, target) : cast.pidfd
  becomeUsers(cast, row.rights)
  if (row.mayDump) allowCore(target)
  const sigaction = prepareLeader(row, target)
  const workers = row.threads.slice(1).map((posture) => {
    return target.spawnThread({ blocked: maskFor(posture, row) })
  })
  const threads = [target, ...workers]
  const asleep: Scene['asleep'] = new Map()
  const scene: Scene = { row, cast, threads, sigaction, pidfd, asleep, isSpinning: false, runs: 0 }
  enterLife(scene)
  queueOne(scene)
  // The leader last: while it sleeps it cannot do anything for the others.
  for (const [index, thread] of [...threads.entries()].reverse()) {
    const sleep = fallAsleep(row.threads[index] ?? 'open', row, thread)
    if (!sleep) continue
    waitUntil(scene, () => isAsleep(thread, sleep))
    asleep.set(thread, sleep)
  }
  return scene
}

function prepareLeader(row: Case, leader: Puppet): Scene['sigaction'] {
  const program = new Program()
  if (row.group === 'orphaned') program.call('setsid')
  if (row.queue === 'full') {
    program.call('prlimit64', 0, limitOfPendingSignals, program.data(resourceLimit(0, 0)), 0)
  }
  const action = program.data(actionOf(row.disposition))
  const set = program.call('rt_sigaction', row.signal, action, 0, signalSetSize)
  const mask = program.data(signalSet(maskFor(row.threads[0] ?? 'open', row)))
  program.call('rt_sigprocmask', setMask, mask, 0, signalSetSize)
  const result = leader.run(program).value(set)
  if (result !== 0 && result !== invalid) throw new CallFailed('rt_sigaction', result)
  // To set SIGKILL and SIGSTOP to the default is refused as well; nobody minds.
  return result === invalid && row.disposition !== 'default' ? 'EINVAL' : 'done'
}

function maskFor(posture: Posture, row: Case): bigint {
  return posture === 'open' || posture === 'sigwait-open' ? 0n : maskOfCase(row)
}

/** An instance of the signal that is there before the one in question. */
function queueOne({ row, cast, threads }: Scene): void {
  const thread = threads[row.addressed]
  if (!thread) throw new Error('the addressed thread is not there')
  const { outer } = cast.target.lane
  if (row.queue === 'shared') outer.kill(thread.pid, row.signal)
  if (row.queue === 'private') outer.tgkill(cast.target.pid, thread.pid, row.signal)
}
