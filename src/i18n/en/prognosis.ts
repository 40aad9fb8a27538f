/** English: what becomes of a process. */
import type { PrognosisTexts } from '../topics/prognosis.ts'

export const prognosis = (): PrognosisTexts => ({
  words: {
    graceful: 'graceful',
    abrupt: 'abrupt',
    reloads: 'lives on',
    deaf: 'deaf',
    stopped: 'stops',
    unknown: 'not known',
  },
  meanings: {
    graceful: (end) => `Graceful: it is told, and ends${end === undefined ? '' : ` with ${end}`}.`,
    abrupt: (end) =>
      `Abrupt: it ends${end === undefined ? '' : ` with ${end}`}; the application is not told.`,
    reloads: () => 'It notices, and lives on.',
    deaf: () => 'Deaf: it lives on as if nothing had been sent.',
    stopped: () => 'It stands still until somebody sends SIGCONT.',
    unknown: () => 'What then becomes of it is not known.',
  },
  guessed: (meaning) => `At a guess, ${meaning.charAt(0).toLowerCase()}${meaning.slice(1)}`,
  headings: { path: 'What the program does', matrix: 'Every signal' },
  labels: { outcome: 'outcome', exitCode: 'exit code', sure: 'sure', caveat: 'but' },
  sureness: { certain: 'certain', likely: 'likely', guess: 'a guess' },
  established(how) {
    switch (how.by) {
      case 'laboratory':
        return `tried in the laboratory (${how.versions})`
      case 'source':
        return `read, not tried: ${how.where}`
    }
  },
  usual: 'what such programs usually do; this one may be another sort',
  unknownProgram: 'sigwhy does not know the habits of this program',
  end: ({ exitCode, signal }) =>
    signal === undefined ? `exit code ${exitCode}` : `exit code ${exitCode}, killed by ${signal}`,
  doing: {
    reloads: 'reads its configuration again',
    'reopens-logs': 'opens its log files again',
    dumps: 'writes out what it is doing',
    'changes-workers': 'changes the number of its workers',
    upgrades: 'starts a new version of itself',
    'interrupts-work': 'breaks off what it is doing',
    quiets: 'takes on no new work',
    're-executes': 'executes its own file anew',
    'opens-debugger': 'lets a debugger in',
    ignores: 'does nothing with it',
    'collects-children': 'looks after children that have ended',
    resizes: 'takes note of the size of its terminal',
    internal: 'uses it for its own purposes',
  },
  reason(reason, { signal, program }) {
    const who = program ?? 'it'
    switch (reason.code) {
      case 'program-decides':
        return program === undefined
          ? 'its own code decides what happens'
          : `${program} leaves it to the code that it runs`
      case 'ends':
        return reason.told ? `${who} shuts down in good order` : `${who} ends at once`
      case 'lives':
        return `${who} ${this.doing[reason.doing]}`
      case 'raises-again':
        return reason.isDropped
          ? `${who} takes its handler away and sends ${signal} to itself again, which the kernel drops for an init`
          : `${who} takes its handler away and sends ${signal} to itself again`
      case 'forwards': {
        const what = reason.as === undefined ? 'it' : `${reason.as} instead`
        return reason.isHasty
          ? `${who} ends at once, without waiting for its child`
          : `${who} passes ${what} on to its child, and waits for that`
      }
      case 'defers': {
        const child = reason.child ?? 'its child'
        return reason.isTold
          ? `its handler runs when ${child} has ended, which gets ${signal} too`
          : `its handler does not run before ${child} has ended, which is not told`
      }
      case 'forwards-to-unknown':
        return `${who} passes it on, but to whom could not be seen`
      case 'nothing-known':
        return 'which signals have handlers could not be read'
    }
  },
  caveat(caveat) {
    switch (caveat.code) {
      case 'starting':
        return `it was started ${caveat.age} ms ago and may not have its handlers yet`
      case 'may-take-long':
        return 'it waits for its clients or its work first, however long those take'
      case 'rest-is-killed':
        return caveat.count === 1
          ? 'another process of its namespace is killed with it, and is not told'
          : `${caveat.count} other processes of its namespace are killed with it, and are not told`
      case 'others-not-told':
        return caveat.count === 1
          ? 'a process works behind it, and is not told either'
          : `${caveat.count} processes work behind it, and are not told either`
      case 'is-respawned':
        return `${caveat.by} starts it again`
    }
  },
  columns: {
    signal: 'SIGNAL',
    outcome: 'OUTCOME',
    exitCode: 'EXIT',
    sure: 'SURE',
    because: 'WHY',
    inside: 'FROM INSIDE',
    host: 'FROM THE HOST',
  },
})
