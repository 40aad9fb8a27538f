/** English: advice. */
import type { AdviceTexts, AnswerArguments } from '../topics/advice.ts'

export const advice = (): AdviceTexts => ({
  answer(about) {
    const { best, now, name, signal } = about
    const state = stateOf(about)
    if (now === 'graceful' && best?.code !== 'grace-period') return state
    if (best === undefined) {
      if (now === 'unknown') return `${state} No change can be advised without knowing that.`
      return now === undefined
        ? `How ${name} is started shows nothing that stands between it and ${signal}. ${state}`
        : `${state} sigwhy knows no change that would help.`
    }
    if (now === undefined) return `${best.text}. ${state}`
    if (best.after === 'abrupt')
      return `${state} ${best.text}, and it ends at once, though the application is still not told.`
    return now === 'graceful'
      ? `${state} It may take long: ${lower(best.text)}.`
      : `${state} ${best.text}, and it stops well.`
  },
  remedies: {
    'stop-signal': ({ signal }) => `Stop it by ${signal}`,
    exec: ({ program }) => `Let ${program} take the place of the shell that starts it`,
    init: () => 'Put an init before it (--init)',
    'grace-period': () => 'Give it more time before SIGKILL',
    handler: ({ signal, program }) => `Give ${program} a handler for ${signal}`,
    'trap-and-wait': ({ signal }) => `Let the script send ${signal} on as SIGTERM, and wait`,
    'exec-and-stop-signal': ({ signal, program }) =>
      `Let ${program} take the place of the shell that starts it, and stop it by ${signal}`,
    'exec-and-handler': ({ signal, program }) =>
      `Let ${program} take the place of the shell that starts it, and give it a handler for ${signal}`,
    'exec-and-init': ({ program }) =>
      `Let ${program} take the place of the shell that starts it, with an init before it (--init)`,
  },
  notes: {
    handler: 'What the handler does is yours to write; the forecast is that it is reached.',
    'exec-and-handler':
      'What the handler does is yours to write; the forecast is that it is reached.',
    'trap-and-wait': 'A program started with & ignores SIGINT and SIGQUIT unless it handles them.',
  },
  places: {
    dockerfile: () => 'Dockerfile',
    compose: () => 'compose file',
    run: () => 'command line',
    script: ({ path = 'script' }) => path,
    program: ({ language = 'program' }) => `in the program (${language})`,
  },
  needsTini: 'The image has to have tini: apt-get install tini, or apk add tini.',
  headings: {
    patch: 'The change',
    effects: 'What becomes of signals, before and after',
    alternatives: 'Other ways',
    script: 'What the script does',
  },
  columns: { signals: 'SIGNAL', before: 'NOW', after: 'THEN', note: '' },
  sideEffect: 'side effect',
  harm: 'side effect: beware',
  noSideEffects: 'No other signal changes.',
  onlyFaster: 'ends at once, but the application is not told',
  noPatchOfThisKind: 'This change has no form of that kind; shown is what there is.',
  finding(finding) {
    switch (finding.code) {
      case 'not-execed':
        return `${finding.command}: the shell stays before it and passes no signal on`
      case 'execs':
        return `exec ${finding.command}: takes the place of the shell, as it should`
      case 'trap-waits':
        return `${finding.command}: the trap for ${finding.signals.join(', ')} runs only when this has ended`
      case 'trap-and-wait':
        return 'waits beside a trap, which runs at once'
      case 'waits-without-trap':
        return 'waits without a trap: a signal comes to nothing'
      case 'pipe':
        return `${finding.command}: part of a pipe, so the shell stays`
      case 'loop':
        return 'a loop: the shell stays and starts it again'
      case 'followed':
        return `${finding.command}: ${finding.by} comes after it, so the shell stays`
      case 'user-switch':
        return `${finding.command}: stays before the program and passes on only some signals; gosu, su-exec or setpriv do not stay`
      case 'job-control':
        return 'set -m: each command gets a process group of its own'
      case 'not-understood':
        return 'not understood, so nothing is said of it'
    }
  },
  line: (line) => `line ${line}`,
  'no-target': ({ text, asked }) => ({
    said: `No container and no image is called ${text}${asked.length === 0 ? '' : ` (asked: ${asked.join(', ')})`}.`,
    next: 'Those that run: sigwhy audit',
  }),
})

function stateOf({ name, signal, now }: AnswerArguments): string {
  switch (now ?? 'unseen') {
    case 'unseen':
      return `No process of ${name} can be seen, so nothing can be forecast.`
    case 'graceful':
      return `${name} stops well: ${signal} reaches the application, and it ends.`
    case 'abrupt':
      return `${name} ends by ${signal} at once, but the application is not told.`
    case 'deaf':
    case 'stopped':
      return `${name} is deaf to ${signal}.`
    case 'reloads':
      return `${name} does something else than end by ${signal}.`
    case 'unknown':
      return `What ${signal} does to ${name} is not known.`
  }
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
