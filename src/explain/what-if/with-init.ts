/**
 * What if an init stood before it: tini becomes the first process, and the old one its only child, no longer protected as an
 * init. tini takes all signals but those of faults in sigtimedwait, and ignores TTIN and TTOU.
 * tini: src/tini.c configure_signals(); `docker run --init` (moby: oci WithSpec, docker-init)
 */
import { noSignals, type SignalSet, setOf, signals64, without } from '../../kernel/index.ts'
import { known, valueOr } from '../../observe/fact.ts'
import type { ProcessTree } from '../../observe/process-tree.ts'
import { assumed, largestPid, namedAs } from './identity.ts'

/** The same with Docker's init before it. */
export function withInit(tree: ProcessTree): ProcessTree {
  const { observation } = tree
  const words = valueOr(observation.commandLine, [])
  const child = { ...tree, observation: namedAs(observation, largestPid(tree) + 1, 'no') }
  const threads = valueOr(observation.threads, []).slice(0, 1)
  const init = {
    ...observation,
    name: known('docker-init', assumed),
    commandLine: known(['/sbin/docker-init', '--', ...words], assumed),
    state: known('S' as const, assumed),
    isKernelThread: known(false, assumed),
    signals: {
      ...observation.signals,
      pending: known(noSignals, assumed),
      sharedPending: known(noSignals, assumed),
      blocked: known(noSignals, assumed),
      ignored: known(setOf(...ignored), assumed),
      caught: known(noSignals, assumed),
    },
    threadCount: known(1, assumed),
    threads: known(
      (threads.length > 0 ? threads : [{ tid: 1 }]).map(({ tid }) => ({
        tid,
        state: known('S' as const, assumed),
        pending: known(noSignals, assumed),
        blocked: known(noSignals, assumed),
        awaited: known(awaited, assumed),
        blockedBefore: known(awaited, assumed),
        tracer: known(0, assumed),
        call: known({ kind: 'call', number: 128, firstArgument: 0n } as const, assumed),
        sleepsIn: known('do_sigtimedwait', assumed),
      })),
      assumed,
    ),
    signalfd: known(noSignals, assumed),
    signalfds: known([], assumed),
    program: {
      ...observation.program,
      executable: known('/sbin/docker-init', assumed),
      oneShot: known(noSignals, assumed),
    },
  } as const
  return { observation: init, children: known([child], assumed) }
}

/** TTIN, TTOU. */
const ignored = [21, 22]

/** ILL, TRAP, ABRT, BUS, FPE, SEGV, SYS; KILL and STOP, which nobody waits for; and what it ignores. */
const awaited: SignalSet = without(signals64, setOf(4, 5, 6, 7, 8, 11, 31, 9, 19, ...ignored))
