/** English: the check of a container or an image. */
import type { CheckTexts } from '../topics/check.ts'
import type { ErrorText } from '../topics/errors.ts'
import { punctuation } from './punctuation.ts'

export const check = (): CheckTexts => ({
  stages: {
    starting: 'starting a copy',
    waiting: 'waiting until it is up',
    stopping: 'stopping it',
  },
  answers: {
    graceful: ({ name, time, who, exitCode }) =>
      who.length === 1
        ? `${name} stops in ${time}: ${who[0]} is told and exits ${exitCode}.`
        : who.length === 0
          ? `${name} stops in ${time}, with exit code ${exitCode}.`
          : `${name} stops in ${time}: ${punctuation.list(who)} are told; exit code ${exitCode}.`,
    abrupt: ({ name, time, who, exitCode }) =>
      `${name} ends in ${time}, but ${none(who)} told to stop; exit code ${exitCode}.`,
    reloads: ({ name, timeout, who }) =>
      `${name} does not stop: ${who.length === 0 ? 'it' : punctuation.list(who)} ${who.length > 1 ? 'are' : 'is'} told, and still there after ${timeout}, when it is killed.`,
    deaf: ({ name, timeout, who }) =>
      `${name} does not stop: ${none(who)} told, and after ${timeout} it is killed.`,
    undetermined: ({ name, time, exitCode }) =>
      `${name} ends in ${time} with exit code ${exitCode}; whether it was told is not known.`,
  },
  hasty: ({ name, time, who, exitCode }) =>
    `${name} ends in ${time}: ${punctuation.list(who)} ${who.length > 1 ? 'are' : 'is'} told, and by this signal ${who.length > 1 ? 'drop' : 'drops'} all work at once; exit code ${exitCode}.`,
  outOfMemory: ({ name, time, exitCode }) =>
    `${name} ends in ${time}, killed because it ran out of memory; exit code ${exitCode}.`,
  endedEarly: ({ name, time, exitCode }) =>
    `${name} ended by itself after ${time} with exit code ${exitCode}, before it could be told to stop.`,
  notRun: (name, asked) => `${name} could not be tried: ${undone[asked]}.`,
  lastLines: 'The last it wrote',
  saidNothing: 'It wrote nothing.',
  lostEarly: ({ signal, age }) => `Early in its life it loses ${signal}: still so after ${age}.`,
  oomKilled: 'The out-of-memory killer was at work in it.',
  words: {
    graceful: 'graceful',
    abrupt: 'abrupt',
    reloads: 'lives on',
    deaf: 'deaf',
    undetermined: 'ends',
  },
  early: { ended: 'ends', lost: 'lost', skipped: 'not tried' },
  proofs: { kernel: ', the kernel drops it', time: ', lives on' },
  columns: {
    when: 'SENT',
    forecast: 'FORECAST',
    happened: 'HAPPENED',
    exitCode: 'EXIT',
    time: 'TIME',
  },
  atAge: (age) => `after ${age}`,
  whenUp: 'when up',
  up(up, time) {
    switch (up.how) {
      case 'healthy':
        return `healthy after ${time}`
      case 'listening':
        return `listening on port ${up.port} after ${time}`
      case 'quiet':
        return `at rest after ${time}`
      case 'restless':
        return `never at rest in ${time}, and tried all the same`
      case 'unseen':
        return `given ${time}, because its processes cannot be seen from here`
    }
  },
  ground: ({ signal, engine, image, timeout, up }) =>
    `${signal} by ${engine} stop to a copy of ${image} that was ${up}; it had ${timeout} to end.`,
  headings: { told: 'Who was told', copy: 'The copy', next: 'What to do' },
  tellings: {
    told: 'told: its handler ran, or it waited for the signal',
    deferred: 'not told: its handler waits until the child of the shell has ended',
    default: 'not told: it had no handler of its own',
    dropped: 'not told: the kernel dropped the signal',
    queued: 'not told: the signal waits in its queue',
    nothing: 'not told: no signal came to it',
  },
  inferred: 'Who was told is taken from the forecast.',
  unwitnessed: {
    'no-tracefs': 'The kernel could not be asked who was told: it has no tracefs.',
    'not-permitted': 'The kernel could not be asked who was told; root may ask it.',
    'no-such-event': 'The kernel could not be asked who was told: it does not trace signals.',
    'foreign-pids':
      'The kernel could not be asked who was told: its numbers are not those of this namespace, or it is another machine.',
    'not-wanted': 'The kernel was not asked who was told.',
  },
  contradiction: ({ forecast, fact, exitCode, isGuess }) =>
    isGuess
      ? `It was forecast otherwise, and not as certain: ${forecast}; what happened: ${fact}, exit code ${exitCode}.`
      : `The forecast was wrong: ${forecast}; what happened: ${fact}, exit code ${exitCode}. That is a mistake of sigwhy; please report it.`,
  windowNote: (age) =>
    `Signals that come within ${age} of its start are lost, as usual for a program without an init; --init ends that.`,
  difference(difference) {
    switch (difference.code) {
      case 'bind-read-only':
        return `${difference.target} is mounted read-only: it is the original's ${difference.source}.`
      case 'bind-left-out':
        return `${difference.target} is left out: through ${difference.source} it could act outside.`
      case 'volume-fresh':
        return `${difference.target} is a fresh volume: the original's${difference.name === '' ? '' : ` ${difference.name}`} is not touched.`
      case 'network':
        return `It has another network than the original (${difference.original}).`
      case 'ports':
        return difference.count === 1
          ? 'No port is published; the original publishes one.'
          : `No port is published; the original publishes ${difference.count}.`
      case 'privileged':
        return 'It is not privileged; the original is.'
      case 'devices':
        return 'It has no devices of the machine; the original has.'
      case 'restart-policy':
        return `It is not started again; the original is (${difference.name}).`
      case 'stop-timeout':
        return `It is killed after ${difference.seconds} s; the original never would be.`
    }
  },
  networkNone: 'It has no network but loopback; with -- --network NAME it has one.',
  network: (name) => `It is in the network ${name}, as asked.`,
  isImageToo: (reference) =>
    `There is an image of that name, too: sigwhy check ${reference}:latest`,
  left: (names) =>
    `Could not be removed: ${names.join(', ')}. The next check on this machine removes them.`,
  next: {
    stop: (target) => `sigwhy advise ${target}`,
    early: (target) => `sigwhy check ${target} -- --init`,
  },
  orHandlersFirst: 'Or let the program set its handlers before anything else.',
  junit: { stop: 'stops when it is told to', window: 'does not lose the signal while it starts' },
  errors: {
    'run-option-unknown': ({ option, allowed }) =>
      say(`A check does not take ${option}.`, `Allowed behind --: ${allowed.join(' ')}`),
    'run-option-needs-value': ({ option }) =>
      say(`${option} needs a value.`, `As for docker run: ${option} VALUE`),
    'run-option-takes-no-value': ({ option, text }) =>
      say(`${option} takes no value, but "${text}" is given.`, `Leave it out: ${option}`),
    'run-option-value': ({ option, text, example }) =>
      say(`${option} cannot be "${text}".`, `For example: ${option} ${example}`),
    'no-engine': ({ wanted }) =>
      say(
        wanted === '' ? 'Neither Docker nor Podman answers here.' : `No ${wanted} answers here.`,
        'A check starts containers. Where an engine is, DOCKER_HOST or CONTAINER_HOST says',
      ),
    'no-original': ({ reference, engines, puller }) =>
      say(
        `${punctuation.list(engines)} ${engines.length > 1 ? 'have' : 'has'} neither a container nor an image "${reference}".`,
        `Nothing is pulled by itself: ${puller} pull ${reference}`,
      ),
    'several-originals': ({ reference, engines }) =>
      say(
        `${punctuation.list(engines)} all have "${reference}".`,
        `Say which: ${engines.map((engine) => `sigwhy check ${engine}:${reference}`).join(', or ')}`,
      ),
    'not-by-cri': ({ reference }) =>
      say(
        `A check starts containers, which a CRI does only in pods: not cri:${reference}.`,
        `Check its image with Docker or Podman; or only ask: sigwhy cri:${reference}`,
      ),
    'no-duration': ({ flag, text }) =>
      say(
        `${flag} cannot be "${text}".`,
        `For example: ${flag} ${flag === '--window' ? '100' : '60'}`,
      ),
  },
  seconds(milliseconds) {
    if (milliseconds < 950) return `${milliseconds} ms`
    return `${(milliseconds / 1000).toFixed(milliseconds % 1000 === 0 ? 0 : 1)} s`
  },
})

const undone = {
  create: 'the engine could not make a container of it',
  start: 'it does not start',
  inspect: 'the engine did not say how it is',
  stop: 'the engine could not stop it',
  wait: 'the engine did not say how it ended',
} as const

/** *node is not*, *nginx and redis-server are not*, *nobody is*. */
function none(who: readonly string[]): string {
  if (who.length === 0) return 'nobody is'
  return `${punctuation.list(who)} ${who.length > 1 ? 'are' : 'is'} not`
}

function say(said: string, next: string): ErrorText {
  return { said, next }
}
