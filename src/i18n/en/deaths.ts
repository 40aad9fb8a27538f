/** English: how a container ended. */
import type { Cause } from '../../explain/death/death.ts'
import { durationIn } from '../duration.ts'
import type { DeathArguments, DeathTexts, Verdict } from '../topics/deaths.ts'

const duration = durationIn({
  milliseconds: ' ms',
  seconds: ' s',
  minutes: ' min',
  hours: ' h',
  days: ' d',
})

export const deaths = (): DeathTexts => ({
  cause: (cause, about) => causeOf(cause, about),
  lives(life, name, lived) {
    const since = lived === undefined ? '' : ` for ${duration(lived)}`
    switch (life) {
      case 'running':
        return [`${name} is `, 'alive', `: it has been running${since}.`]
      case 'paused':
        return [`${name} is `, 'alive', `, but paused: it stands still until it is resumed.`]
      case 'created':
        return [`${name} was `, 'never started', '.']
      case 'restarting':
        return [`${name} has `, 'ended', ', and is about to be started again.']
      case 'exited':
      case 'dead':
      case 'removing':
        return [`${name} has `, 'ended', '.']
      case 'removed':
        return [`${name} is `, 'gone', '.']
    }
  },
  noEnd: (engine) => `${engine} remembers no end of it.`,
  lastEnd: 'Its last end',
  sure: (confidence) => ({ certain: 'Certain.', likely: 'Likely.', guess: 'A guess.' })[confidence],
  when: (time, ago, lived) =>
    `It ended at ${time}, ${duration(ago)} ago${lived === undefined ? '' : `, after ${duration(lived)} of life`}.`,
  headings: {
    timeline: 'What happened',
    known: 'What is known',
    inferred: 'What is inferred',
    circumstances: 'What else was so',
    others: 'What else it may have been',
    unread: 'What could not be read',
    next: 'What to do',
  },
  offset: (milliseconds) =>
    milliseconds === 0 ? '0' : `${milliseconds < 0 ? '−' : '+'}${duration(Math.abs(milliseconds))}`,
  happening(entry, { signal, engine }) {
    switch (entry.what) {
      case 'started':
        return 'it was started'
      case 'paused':
        return 'it was paused'
      case 'unpaused':
        return 'it was resumed'
      case 'oom':
        return 'the kernel ran out of memory for it'
      case 'stop-completed':
        return `${engine} reported the stop as done`
      case 'removed':
        return 'it was removed'
      case 'sent':
        return `${engine} sent ${entry.signal === undefined ? 'a signal' : signal(entry.signal)}`
      case 'health':
        return `its health check said ${entry.status}`
      case 'kernel-killed':
        return `the kernel killed ${entry.name} (PID ${entry.pid} of the machine) for want of memory`
      case 'ended':
        return entry.exitCode === undefined ? 'it ended' : `it ended with ${entry.exitCode}`
      case 'started-again':
        return 'it was started again'
    }
  },
  finding(finding, { signal, engine }) {
    switch (finding.code) {
      case 'exit-code':
        return `exit code ${finding.exitCode}`
      case 'oom-flag':
        return finding.isSet
          ? `${engine} saw the out-of-memory killer in it`
          : `${engine} saw no out-of-memory killer in it`
      case 'sent':
        return `${engine} sent ${finding.signal === undefined ? 'a signal, and does not say which' : signal(finding.signal)}, ${duration(finding.before)} before the end`
      case 'stop-completed':
        return 'a stop was asked for and completed'
      case 'cleaned-twice':
        return `${engine} cleaned up twice, as it does after a stop`
      case 'removed':
        return `it was removed ${duration(finding.after)} after the end`
      case 'sent-nothing':
        return `no signal from ${engine} among the events just before the end`
      case 'oom-event':
        return `${engine} was told of want of memory ${duration(finding.before)} before the end`
      case 'kernel-killed':
        return `the kernel killed ${finding.name} (PID ${finding.pid} of the machine) in it for want of memory`
      case 'kernel-killed-nobody':
        return 'the kernel killed nothing in it for want of memory'
      case 'kernel-fault':
        return `${finding.name} (PID ${finding.pid} of the machine, of whichever container): ${finding.fault}, at the time of the end`
      case 'engine-said':
        return finding.said
      case 'lived':
        return `it lived for ${duration(finding.duration)} only: hardly time for anybody to kill it`
      case 'no-end-event':
        return 'no event of its end'
      case 'restart-asked':
        return 'somebody asked for a restart just before'
      case 'cleaned-unused':
        return `${engine} cleaned it up without having started it`
      case 'reads-as-signal':
        return `${finding.exitCode} is 128 + ${finding.signal}: ended by ${signal(finding.signal)}, unless the program chose ${finding.exitCode} itself`
      case 'chose-its-code':
        return finding.exitCode > 128
          ? `no signal has the number ${finding.exitCode - 128}: the program chose its exit code`
          : 'no signal makes an exit code below 129: the program ended by itself'
      case 'not-from-inside':
        return 'the kernel drops SIGKILL to PID 1 from inside its container: it came from the machine outside'
      case 'may-pass-on':
        return `its first process is ${finding.program}, which ends with the code of its child: it may have been the child`
      case 'abort-looks-the-same':
        return 'abort() ends PID 1 with SIGSEGV too: the kernel drops the SIGABRT, and a fault follows'
      case 'program-habit':
        return `${finding.program} ends with ${finding.exitCode} when it gets ${signal(finding.signal)}`
      case 'survived':
        return `it lived on after ${signal(finding.signal)} for ${duration(finding.duration)}: the signal was dropped, or handled without an end`
      case 'shell-code':
        return finding.exitCode === 127
          ? 'a shell ends with 127 where it does not find a command'
          : 'a shell ends with 126 where it finds a command that it cannot execute'
    }
  },
  circumstance(circumstance, { engine }) {
    switch (circumstance.code) {
      case 'unhealthy':
        return `It was unhealthy for ${duration(circumstance.before)} before. That does not end a container by itself; Swarm, autoheal and podman run --health-on-failure act on it.`
      case 'ends-again-and-again':
        return `It ends again and again: started anew ${times(circumstance.restarts)}${circumstance.codes.length < 2 ? '' : `, ${sameOrAll(circumstance.codes)}`}.`
      case 'earlier-oom':
        return `Memory ran out in it before, ${duration(circumstance.before)} before the end; another process of it may have been killed then.`
      case 'no-grace':
        return `Its stop timeout is 0 s: ${engine} sends SIGKILL at once. Containers made over Docker’s API in Podman 4 have that unless they say otherwise.`
      case 'was-paused':
        return 'It was paused: it could handle no signal but SIGKILL.'
      case 'has-terminal':
        return 'It has a terminal: somebody may have typed it there, or closed it.'
      case 'grace-was-other':
        return `Its settings allow ${duration(circumstance.allowed)}; whoever stopped it gave it ${duration(circumstance.waited)}.`
      case 'shares-pid-namespace':
        return 'It shares its PID namespace: processes outside can signal it like any other.'
    }
  },
  contradiction(contradiction) {
    switch (contradiction.code) {
      case 'codes-differ':
        return `The container has exit code ${contradiction.inspected}, the event of its end ${contradiction.event}: it may have ended twice.`
      case 'killed-too-late':
        return `SIGKILL was sent too, but it ended with ${contradiction.exitCode}: it was just ahead of that.`
      case 'oom-without-137':
        return `The out-of-memory killer was at work in it, but its exit code is ${contradiction.exitCode}: the victim was another process of it.`
    }
  },
  unread(unread, { engine }) {
    const { because } = unread
    const detail = because.detail === undefined ? '' : ` (${because.detail})`
    switch (unread.source) {
      case 'events':
        return because.why === 'not-asked'
          ? `events: ${engine} has none to ask for`
          : `events: ${engine} has forgotten those of that time${detail}`
      case 'kernel-log':
        return because.why === 'not-permitted'
          ? `the kernel’s log: only root may read it${detail}`
          : `the kernel’s log of that time${detail}`
      case 'inspect':
        return `the container itself: it has been removed`
    }
  },
  causes: {
    'grace-exhausted': {
      what: 'told to stop, did not, and killed when its time was over',
      tell: 'events: kill with the stop signal, and kill with 9 when the grace period is over',
    },
    'killed-by-engine': {
      what: 'docker kill, docker rm -f',
      tell: 'events: kill with signal 9 and nothing before it',
    },
    'told-and-ended': {
      what: 'told to stop, and ended',
      tell: 'events: kill with the signal just before the end',
    },
    'out-of-memory': {
      what: 'the kernel’s out-of-memory killer',
      tell: 'State.OOMKilled is true; the kernel’s log names the victim and its container',
    },
    'ended-after-oom': {
      what: 'another process of it was killed for want of memory, and it ended then',
      tell: 'State.OOMKilled is true; the kernel’s log names the victim',
    },
    crashed: {
      what: 'a fault of its own, such as memory that is not there',
      tell: 'the kernel’s log has a segfault or a trap at that time; so may its own log',
    },
    'killed-from-outside': {
      what: 'kill -9 from the machine outside the container',
      tell: 'events: no kill before the end, and no word of memory',
    },
    killed: { what: 'SIGKILL from somebody', tell: 'its events' },
    signalled: {
      what: 'a signal that did not come through the engine',
      tell: 'events: no kill before the end',
    },
    'not-found': {
      what: 'its command is not in the image',
      tell: 'State.Error says so, and there is no event of an end',
    },
    'not-executable': {
      what: 'its command cannot be executed',
      tell: 'State.Error says so, and there is no event of an end',
    },
    'start-failed': {
      what: 'the engine could not start it',
      tell: 'State.Error says so, and there is no event of an end',
    },
    lost: {
      what: 'the engine was down when it ended, and does not know',
      tell: 'events: none of its end; the machine or the engine started at that time',
    },
    ended: {
      what: 'its program chose that code, or a shell that passes on the code of its child',
      tell: 'its log, and what its program says about its exit codes',
    },
    unknown: { what: 'anything', tell: 'its events, from before the end' },
  },
  next({ code, name, engine, image }) {
    const target = `${engine}:${name}`
    const command = engine === 'cri' ? 'crictl' : engine
    switch (code) {
      case 'advise':
        return {
          command: `sigwhy advise ${target}`,
          text: 'The smallest change that makes it end when it is told to.',
        }
      case 'check':
        return {
          command: `sigwhy check ${image ?? target}`,
          text: 'Try its stop on a copy, and measure it.',
        }
      case 'set-grace':
        return {
          command: `${command} run --stop-timeout 10 …`,
          text: 'Give it time to stop: made anew with a stop timeout, or stopped with -t 10.',
        }
      case 'raise-memory':
        return {
          command:
            engine === 'cri' ? 'resources.limits.memory' : `${command} update --memory … ${name}`,
          text: 'Give it more memory, or its program a smaller heap.',
        }
      case 'spare-machine':
        return {
          text: 'The machine itself ran out of memory: give containers limits, or the machine more.',
        }
      case 'stop-instead':
        return {
          command: `${command} stop ${name}`,
          text: 'Tells it first, and gives it time to end; a kill does neither.',
        }
      case 'read-logs':
        return {
          command: `${command} logs --tail 50 ${engine === 'cri' ? 'ID' : name}`,
          text: 'What it said last.',
        }
      case 'record-events':
        return engine === 'cri'
          ? {
              command: 'crictl events',
              text: 'Leave this running: it remembers what the engine forgets.',
            }
          : {
              command: `${command} events --filter container=${name}`,
              text: 'Leave this running: it remembers what the engine forgets.',
            }
      case 'record-senders':
        return {
          command: 'perf trace -e signal:signal_generate',
          text: 'Run this on the machine: next time it shows who sends.',
        }
      case 'read-kernel-log':
        return {
          command: `sudo sigwhy why-died ${target}`,
          text: 'As root, the kernel’s log is read too: it tells whether memory ran out.',
        }
      case 'fix-command':
        return {
          command: `${command} inspect ${name}`,
          text: 'Compare Path and Args with what is in the image; a script needs the interpreter of its first line.',
        }
      case 'keep-core':
        return {
          command: `${command} run --ulimit core=-1 …`,
          text: 'Keep a core dump of the next crash; where it goes is in /proc/sys/kernel/core_pattern.',
        }
    }
  },
  exitCode: {
    headline: (code, signal) =>
      signal === undefined
        ? `Exit code ${code} alone does not say why; these are the ways to it.`
        : `Exit code ${code} is 128 + ${code - 128}, ${signal}; these are the ways to it.`,
    programs: (signal, programs) => `On ${signal}, these end with it: ${programs.join(', ')}.`,
    columns: { cause: 'WHAT IT MAY BE', tell: 'HOW THAT SHOWS' },
    ask: { command: 'sigwhy why-died NAME', text: 'Which of them it was, for a container.' },
  },
})

function causeOf(cause: Cause, about: DeathArguments): Verdict {
  const { name, engine, signal, exitCode } = about
  const withCode = exitCode === undefined ? '' : ` (exit code ${exitCode})`
  switch (cause.code) {
    case 'grace-exhausted': {
      const told = cause.signal === undefined ? 'being told to stop' : signal(cause.signal)
      const time = cause.allowed ?? cause.waited
      const why =
        time === undefined
          ? `it did not end in time after ${told}`
          : time === 0
            ? `it was given no time to end after ${told}`
            : `it did not end within ${duration(time)} of ${told}`
      return [`${name} was `, 'killed', `: ${why}${withCode}.`]
    }
    case 'killed-by-engine':
      return cause.by === 'kill-or-removal'
        ? [
            `${name} was `,
            'killed',
            ` through ${engine}: by its removal with force, or just before its removal${withCode}.`,
          ]
        : [
            `${name} was `,
            'killed',
            ` through ${engine}: somebody asked it to send SIGKILL${withCode}.`,
          ]
    case 'told-and-ended': {
      const sent = cause.signal === undefined ? undefined : signal(cause.signal)
      const took = cause.took === undefined ? '' : ` after ${duration(cause.took)}`
      const told =
        cause.by === 'stop'
          ? `was told to stop${sent === undefined ? '' : ` by ${sent}`}`
          : `got ${sent ?? 'a signal'} through ${engine}`
      return [`${name} ${told}, and `, 'ended', `${took}${withCode}.`]
    }
    case 'out-of-memory': {
      const victim =
        cause.victims.length === 0 ? '' : `, and the kernel chose ${cause.victims.join(', ')}`
      return [
        `${name} was `,
        'killed',
        ` for want of memory: ${limitOf(cause)}${victim}${withCode}.`,
      ]
    }
    case 'ended-after-oom': {
      const who = cause.victims.length === 0 ? 'a process of it' : cause.victims.join(', ')
      return [
        `${name} `,
        'ended',
        ` after the kernel had killed ${who} for want of memory${withCode}.`,
      ]
    }
    case 'crashed':
      return [`${name} `, 'crashed', `: a fault, ${signal(cause.signal)}${withCode}.`]
    case 'killed-from-outside':
      return [
        `${name} was `,
        'killed',
        ` by SIGKILL, which did not come through ${engine}${withCode}.`,
      ]
    case 'killed':
      return [
        `${name} was probably `,
        'killed',
        ` by SIGKILL; nobody remembers who sent it${withCode}.`,
      ]
    case 'signalled':
      return [
        `${name} `,
        'ended',
        ` by ${signal(cause.signal)}; nobody remembers who sent it${withCode}.`,
      ]
    case 'not-found':
      return [`${name} `, 'could not be started', `: its command is not there${withCode}.`]
    case 'not-executable':
      return [`${name} `, 'could not be started', `: its command cannot be executed${withCode}.`]
    case 'start-failed':
      return [`${name} `, 'could not be started', ` by ${engine}${withCode}.`]
    case 'lost':
      return [`${name} `, 'ended', ` while ${engine} itself was down, most likely${withCode}.`]
    case 'ended':
      return [
        `${name} `,
        'ended',
        ` by itself, ${cause.exitCode === 0 ? 'with success' : 'with an error'}${withCode}.`,
      ]
    case 'unknown':
      return [`Why ${name} ended is `, 'not known', '.']
  }
}

function limitOf({ scope, limit }: Extract<Cause, { readonly code: 'out-of-memory' }>): string {
  const size = limit === undefined ? '' : ` of ${mebibytes(limit)}`
  switch (scope) {
    case 'container':
      return `it reached its limit${size}`
    case 'above':
      return 'the group that it is in reached its limit'
    case 'machine':
      return 'the machine had none left'
    case 'unknown':
      return limit === undefined
        ? 'the kernel had none left for it'
        : `its limit is ${mebibytes(limit)}`
  }
}

function mebibytes(bytes: number): string {
  const mebi = bytes / 2 ** 20
  return mebi < 1024 ? `${Number(mebi.toFixed(1))} MiB` : `${Number((mebi / 1024).toFixed(1))} GiB`
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}

function sameOrAll(codes: readonly number[]): string {
  const last = codes.slice(-8)
  const isSame = last.every((each) => each === last[0])
  return isSame ? `exit code ${last[0]} every time` : `exit codes ${last.join(', ')}`
}
