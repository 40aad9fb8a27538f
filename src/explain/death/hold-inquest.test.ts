import { describe, expect, it } from 'vitest'
import type { Container, ContainerState } from '../../observe/container/container.ts'
import { eventHabits } from '../../observe/docker/event-habits.ts'
import { known, unknown } from '../../observe/fact.ts'
import type { KernelNote } from '../../observe/kernel-log/kernel-log.ts'
import type { Cause } from './death.ts'
import type { DeathReadings } from './last-ending.ts'
import { code, container, end, inquest, logOf, recorded, recordedLog } from './readings.fixture.ts'

const timeout = (milliseconds: number) => ({
  stop: { ...container('docker').stop, timeout: known(milliseconds, 'Config.StopTimeout') },
})
const oom = { oomKilled: known(true, 'State.OOMKilled') }
const python = { command: known(['python3', '-c', 'pass'], 'Config.Cmd') }

describe('real ends, as Docker 20.10 remembers them', () => {
  it.each([
    ['graceful', code(0), 'told-and-ended', 'certain'],
    ['deaf', { ...code(137), ...timeout(1000) }, 'grace-exhausted', 'certain'],
    ['abort', { ...code(139), ...python }, 'crashed', 'likely'],
    ['three', code(3), 'ended', 'certain'],
    ['zero', code(0), 'ended', 'certain'],
    ['hostkill', code(137), 'killed-from-outside', 'guess'],
    ['kill', code(137), 'killed-by-engine', 'certain'],
    ['killterm', code(7), 'told-and-ended', 'likely'],
    ['oom', { ...code(137), ...oom }, 'out-of-memory', 'certain'],
    ['oomchild', { ...code(5), ...oom }, 'ended-after-oom', 'likely'],
    ['loop', code(4), 'ended', 'certain'],
    ['own137', code(137), 'killed-from-outside', 'guess'],
  ] as const)('%s', (name, says, cause, confidence) => {
    expect(recorded('docker', name, says).death).toMatchObject({
      cause: { code: cause },
      confidence,
    })
  })

  it('are surer where the kernel says that it killed nothing', () => {
    const { death } = recorded('docker', 'hostkill', code(137), { kernelLog: quietKernel })
    expect(death).toMatchObject({ cause: { code: 'killed-from-outside' }, confidence: 'likely' })
    expect(death?.unread).toEqual([])
  })

  it('say how long a signal was survived', () => {
    const { death } = recorded('docker', 'deaf', { ...code(137), ...timeout(1000) })
    const { waited } = death?.cause.code === 'grace-exhausted' ? death.cause : {}
    expect(waited).toBeCloseTo(1020, -1)
    expect(death?.cause).toMatchObject({ signal: 15, allowed: 1000 })
  })

  it('of one that was removed are told by the events alone', () => {
    const { life, death } = inquest('docker', { log: recordedLog('docker', 'rm') })
    expect(life).toBe('removed')
    expect(death).toMatchObject({ cause: { code: 'ended', exitCode: 9 }, confidence: 'certain' })
    expect(death?.next.map((step) => step.code)).toEqual([])
  })

  it('that come again and again have all their codes', () => {
    const says = { ...code(4), restartCount: known(2, 'RestartCount') }
    expect(recorded('docker', 'loop', says).death?.circumstances).toEqual([
      { code: 'ends-again-and-again', restarts: 2, codes: [4, 4, 4] },
    ])
  })
})

describe('real ends, as Podman 4.3 remembers them', () => {
  it.each([
    ['graceful', { ...code(137), ...timeout(0) }, 'grace-exhausted', 'likely'],
    ['deaf', { ...code(137), ...timeout(1000) }, 'grace-exhausted', 'likely'],
    ['abort', { ...code(139), ...python }, 'crashed', 'likely'],
    ['three', code(3), 'ended', 'likely'],
    ['hostkill', code(137), 'killed-from-outside', 'likely'],
    ['kill', code(137), 'killed-by-engine', 'likely'],
    ['killterm', code(7), 'told-and-ended', 'likely'],
    ['loop', code(4), 'ended', 'likely'],
  ] as const)('%s', (name, says, cause, confidence) => {
    const { death } = recorded('podman', name, says, { kernelLog: quietKernel })
    expect(death).toMatchObject({ cause: { code: cause }, confidence })
  })

  it('with no time to stop at all are said to have had none', () => {
    const { death } = recorded('podman', 'graceful', { ...code(137), ...timeout(0) })
    expect(death?.circumstances).toEqual([{ code: 'no-grace' }])
  })
})

describe('an end that nobody watched', () => {
  it.each<[number, boolean | undefined, Cause['code'], string]>([
    [137, false, 'killed', 'guess'],
    [137, undefined, 'killed', 'guess'],
    [137, true, 'out-of-memory', 'likely'],
    [5, true, 'ended-after-oom', 'likely'],
    [139, false, 'crashed', 'likely'],
    [143, false, 'signalled', 'guess'],
    [130, false, 'signalled', 'guess'],
    [0, false, 'ended', 'likely'],
    [3, false, 'ended', 'likely'],
    [127, false, 'ended', 'likely'],
    [128, false, 'ended', 'likely'],
    [193, false, 'ended', 'likely'],
    [255, false, 'lost', 'guess'],
  ])('with exit code %i and flag %s is never certain', (exitCode, flag, cause, confidence) => {
    const { death } = ended({
      ...code(exitCode),
      oomKilled: flag === undefined ? unknown('absent') : known(flag, 'State.OOMKilled'),
    })
    expect(death).toMatchObject({ cause: { code: cause }, confidence })
    expect(death?.unread.map(({ source }) => source)).toContain('events')
  })

  it('without an exit code is not known', () => {
    const { death } = ended({ exitCode: unknown('absent') })
    expect(death).toMatchObject({ cause: { code: 'unknown' }, confidence: 'guess' })
  })

  it('names what it may have been instead', () => {
    expect(ended(code(137)).death?.others).toEqual([
      'grace-exhausted',
      'killed-by-engine',
      'killed-from-outside',
      'ended',
    ])
  })
})

describe("the kernel's log", () => {
  it('makes an end for want of memory certain', () => {
    const { death } = ended(code(137), { kernelLog: kernelWith(victim(-0.1)) })
    expect(death).toMatchObject({
      cause: { code: 'out-of-memory', scope: 'machine', victims: ['java'] },
      confidence: 'certain',
    })
  })

  it('is not enough where the victim was long gone, or a stop went on', () => {
    const stop = logOf(
      'podman',
      [-60, { what: 'start' }],
      [0, { what: 'die', exitCode: 137 }],
      [0.1, { what: 'cleanup' }],
      [0.2, { what: 'cleanup' }],
    )
    const late = ended(code(137), { kernelLog: kernelWith(victim(-4)) })
    const stopping = ended(code(137), { kernelLog: kernelWith(victim(-1)), log: stop })
    for (const { death } of [late, stopping]) {
      expect(death).toMatchObject({ cause: { code: 'out-of-memory' }, confidence: 'likely' })
    }
  })

  it('of another container is not about this one', () => {
    const other = { ...victim(-0.1), container: 'f'.repeat(64) }
    expect(ended(code(137), { kernelLog: kernelWith(other) }).death?.cause.code).toBe('killed')
  })

  it('about a victim long before is a circumstance', () => {
    const { death } = ended(
      { ...code(137), oomKilled: known(true, 'State.OOMKilled') },
      {
        kernelLog: kernelWith(victim(-30)),
        log: logOf(
          'docker',
          [-60, { what: 'start' }],
          [-30, { what: 'oom' }],
          [0, { what: 'die', exitCode: 137 }],
        ),
      },
    )
    expect(death).toMatchObject({ cause: { code: 'killed-from-outside' }, confidence: 'likely' })
    expect(death?.circumstances).toEqual([{ code: 'earlier-oom', before: 30_000 }])
  })

  it('tells of a fault at that time, but not whose it was', () => {
    const fault = {
      kind: 'fault',
      at: end,
      program: { pid: 7, name: 'a' },
      fault: 'segfault',
    } as const
    const { death } = ended(code(139), { kernelLog: kernelWith(fault) })
    expect(death).toMatchObject({ cause: { code: 'crashed', signal: 11 }, confidence: 'likely' })
    expect(death?.evidence.map((each) => each.code)).toContain('kernel-fault')
  })

  it('that does not reach back to the end says nothing', () => {
    const kernelLog = known({ notes: [], completeSince: end + 1000 }, '/dev/kmsg')
    expect(ended(code(137), { kernelLog }).death?.unread.map(({ source }) => source)).toEqual([
      'events',
      'kernel-log',
    ])
  })
})

describe('the events of an end', () => {
  it('by hand, TERM and then KILL, are no stop', () => {
    const { death } = died(
      code(137),
      [-3, { what: 'kill', signal: 15 }],
      [-0.1, { what: 'kill', signal: 9 }],
    )
    expect(death?.cause).toEqual({ code: 'killed-by-engine', by: 'kill' })
  })

  it('may have had another grace than the settings say', () => {
    const { death } = stopped(
      code(137),
      [-3, { what: 'kill', signal: 15 }],
      [-0.1, { what: 'kill', signal: 9 }],
    )
    expect(death?.cause).toEqual({ code: 'grace-exhausted', signal: 15, waited: 2900 })
    expect(death?.circumstances).toEqual([
      { code: 'grace-was-other', waited: 2900, allowed: 10_000 },
    ])
  })

  it('do not take a signal to reload for the one to stop', () => {
    const { death } = stopped(
      code(137),
      [-12, { what: 'kill', signal: 15 }],
      [-5, { what: 'kill', signal: 1 }],
      [-2, { what: 'kill', signal: 9 }],
    )
    expect(death?.cause).toMatchObject({ code: 'grace-exhausted', signal: 15, allowed: 10_000 })
  })

  it('that came long before have nothing to do with it', () => {
    const { death } = died(code(1), [-40, { what: 'kill', signal: 1 }])
    expect(death).toMatchObject({ cause: { code: 'ended', exitCode: 1 }, confidence: 'certain' })
  })

  it('of a signal by hand are less sure the longer it took', () => {
    const confidences = [-1, -8].map(
      (at) => died(code(143), [at, { what: 'kill', signal: 15 }]).death?.confidence,
    )
    expect(confidences).toEqual(['likely', 'guess'])
  })

  it('of a stop that did not complete leave it to chance whether it was one', () => {
    const { death } = died(
      code(137),
      [-10, { what: 'kill', signal: 15 }],
      [-0.02, { what: 'kill', signal: 9 }],
    )
    expect(death).toMatchObject({ cause: { code: 'grace-exhausted' }, confidence: 'likely' })
  })

  it('of a signal that asked to end are remembered, however long it took', () => {
    const { death } = died(code(0), [-45, { what: 'kill', signal: 15 }])
    expect(death).toMatchObject({ cause: { code: 'ended' }, confidence: 'likely' })
    expect(death?.others).toEqual(['told-and-ended'])
  })

  it('are not enough where older ones are missing', () => {
    const events = [
      { at: end, id: '5'.repeat(64), name: 'web', what: 'die', exitCode: 137 },
    ] as const
    const log = { events, habits: eventHabits.docker, completeSince: end - 1000 }
    const { death } = ended(code(137), { log: known(log, 'events') })
    expect(death).toMatchObject({ cause: { code: 'killed' }, confidence: 'guess' })
  })

  it('show a kill that came too late', () => {
    const { death } = stopped(
      code(0),
      [-10, { what: 'kill', signal: 15 }],
      [0.01, { what: 'kill', signal: 9 }],
    )
    expect(death).toMatchObject({ cause: { code: 'told-and-ended', exitCode: 0 } })
    expect(death?.contradictions).toEqual([{ code: 'killed-too-late', exitCode: 0 }])
  })

  it('may tell another exit code than the engine remembers', () => {
    const log = logOf('docker', [-60, { what: 'start' }], [0, { what: 'die', exitCode: 4 }])
    expect(ended(code(3), { log }).death?.contradictions).toEqual([
      { code: 'codes-differ', inspected: 3, event: 4 },
    ])
  })

  it('of an earlier run are not about the last', () => {
    const log = logOf('docker', [-900, { what: 'start' }], [-800, { what: 'die', exitCode: 137 }])
    expect(ended(code(0), { log }).death).toMatchObject({
      cause: { code: 'ended', exitCode: 0 },
      confidence: 'likely',
    })
  })

  it('tell of bad health, which kills nobody by itself', () => {
    const { death } = stopped(
      code(0),
      [-5, { what: 'health', status: 'unhealthy' }],
      [-1, { what: 'kill', signal: 15 }],
    )
    expect(death?.circumstances).toEqual([{ code: 'unhealthy', before: 5000 }])
  })

  it.each([
    ['kill-or-removal', [0.1, { what: 'remove' }]],
    ['kill', [60, { what: 'remove' }]],
  ] as const)('tell a removal by force from a kill: %s', (by, removal) => {
    const { death } = died(code(137), [-0.1, { what: 'kill', signal: 9 }], removal)
    expect(death?.cause).toEqual({ code: 'killed-by-engine', by })
  })

  it('of Podman show a restart that was asked for, and none that a policy did', () => {
    const [asked, policy] = [-1, 0.05].map((at) => {
      const log = logOf(
        'podman',
        [-60, { what: 'start' }],
        [at, { what: 'restart' }],
        [0, { what: 'die', exitCode: 137 }],
        [0.3, { what: 'start' }],
      )
      const state = known('running' as const, 'State.Status')
      return ended({ state }, { log, kernelLog: quietKernel }).death?.cause.code
    })
    expect({ asked, policy }).toEqual({ asked: 'grace-exhausted', policy: 'killed-from-outside' })
  })

  it('of a shell that got 137 may be about its child', () => {
    const { death } = died({ ...code(137), command: known(['sh', '-c', 'work'], 'Config.Cmd') })
    expect(death?.confidence).toBe('guess')
    expect(death?.evidence.map((each) => each.code)).toContain('may-pass-on')
  })

  it('agree with what is known of a program', () => {
    const java = { ...code(143), command: known(['java', '-jar', 'a.jar'], 'Config.Cmd') }
    const { death } = stopped(java, [-1, { what: 'kill', signal: 15 }])
    expect(death?.evidence).toContainEqual(
      expect.objectContaining({ code: 'program-habit', program: 'Java', basis: 'inferred' }),
    )
  })
})

describe('a container that has not ended', () => {
  it.each<ContainerState>(['running', 'paused'])('is %s', (state) => {
    const { life, livesSince, death } = ended({ state: known(state, 'State.Status') })
    expect({ life, livesSince, death }).toEqual({ life: state, livesSince: end - 60_000 })
  })

  it('may have ended before', () => {
    const log = logOf(
      'docker',
      [-600, { what: 'start' }],
      [-61, { what: 'die', exitCode: 1 }],
      [-60, { what: 'start' }],
    )
    const { life, death } = ended({ state: known('running', 'State.Status') }, { log })
    expect(life).toBe('running')
    expect(death?.cause).toEqual({ code: 'ended', exitCode: 1 })
    expect(death?.timeline.at(-1)).toEqual({ at: 1000, what: 'started-again' })
  })

  it('was perhaps never started', () => {
    expect(ended(unborn).death).toBeUndefined()
  })

  it.each([
    [127, 'not-found'],
    [126, 'not-executable'],
    [128, 'start-failed'],
  ] as const)('or could not be: %i', (exitCode, cause) => {
    const error = known('exec: "/x": no such file', 'State.Error')
    const { death } = ended({ ...unborn, ...code(exitCode), error })
    expect(death).toMatchObject({ cause: { code: cause }, confidence: 'certain' })
  })

  it('may have run before it could not be started', () => {
    const error = known('exec: "sh": not found', 'State.Error')
    const { death } = ended({ ...code(127), error })
    expect(death).toMatchObject({ cause: { code: 'not-found' }, confidence: 'certain' })
  })

  it('could not be started, where Podman only cleaned up', () => {
    const log = logOf('podman', [-1, { what: 'create' }], [0, { what: 'cleanup' }])
    const { death } = ended(unborn, { log })
    expect(death).toMatchObject({ cause: { code: 'start-failed' }, confidence: 'likely' })
  })
})

const unborn: Partial<Container> = {
  state: known('created', 'State.Status'),
  startedAt: unknown('absent', 'State.StartedAt'),
  finishedAt: unknown('absent', 'State.FinishedAt'),
}

function ended(says: Partial<Container>, more: Partial<DeathReadings> = {}) {
  return inquest('docker', { container: known(container('docker', says), 'inspect'), ...more })
}

type Happenings = Parameters<typeof logOf> extends [unknown, ...infer H] ? H : never

function died(says: Partial<Container>, ...happenings: Happenings) {
  const { exitCode = known(0, '') } = says
  const die = { what: 'die', exitCode: exitCode.known ? exitCode.value : 0 } as const
  const log = logOf('docker', [-60, { what: 'start' }], ...happenings, [0, die])
  return ended(says, { log, kernelLog: quietKernel })
}

function stopped(says: Partial<Container>, ...happenings: Happenings) {
  return died(says, ...happenings, [0.05, { what: 'stop' }])
}

function victim(seconds: number): KernelNote {
  return {
    kind: 'out-of-memory',
    at: end + seconds * 1000,
    victim: { pid: 4711, name: 'java' },
    cgroup: '/docker/5',
    container: '5'.repeat(64),
    scope: 'machine',
  }
}

function kernelWith(...notes: KernelNote[]): DeathReadings['kernelLog'] {
  return known({ notes, completeSince: end - 3600_000 }, '/dev/kmsg')
}

const quietKernel: DeathReadings['kernelLog'] = known({ notes: [], completeSince: 0 }, '/dev/kmsg')
