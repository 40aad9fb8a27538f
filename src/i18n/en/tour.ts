/** English: the tour. */
import type { TourTexts } from '../topics/tour.ts'

export const tour = (): TourTexts => ({
  help: {
    brief: 'Try the experiments of the article on this kernel',
    description:
      'Starts bash, Node, tini and others as PID 1 of fresh PID namespaces, forecasts what kill -9 1 and kill 1 will do from inside and from the host, sends them, and shows what happened. Touches nothing that it has not started, and leaves nothing behind. Where no namespaces can be made, the model alone is asked.',
    model: 'ask the model alone; start and send nothing',
  },
  progress: (done, total) => `${done} of ${total} programs`,
  title: 'Why can I not kill PID 1 in a container?',
  onKernel: ({ release, machine, namespaces }) =>
    `The experiments of the article of that name, on the kernel of this machine (Linux ${release}, ${machine}). Each program is PID 1 of a PID namespace of its own, as in a container, and a fresh one for each signal.${namespaces === 'user' ? ' Here that takes a user namespace.' : ''} Below each command stands the forecast, made before anything was sent; beside it, what then happened.`,
  onModel: {
    platform: () => withSamples('The laboratory needs Linux on x86-64 or arm64'),
    'no-namespaces': () => withSamples('PID namespaces may not be made here'),
    'not-executable': (code) =>
      withSamples(`The program of the laboratory cannot be executed here (${code})`),
    'did-not-start': (code) =>
      withSamples(`The program of the laboratory did not start here (${code})`),
    asked: () => withSamples('The model alone was asked'),
  },
  names: {
    'no-handlers': 'no handlers (C)',
    bash: 'bash',
    go: 'Go',
    'handler-exits': 'handler exits',
    'handler-returns': 'handler returns',
    node: 'Node',
    'node-handler': 'Node + handler',
    blocked: 'SIGTERM blocked',
    sigwait: 'waits in sigwait',
    tini: 'tini',
    'dumb-init': 'dumb-init',
    catatonit: 'catatonit',
    dash: 'dash',
    busybox: 'busybox sh',
    python: 'Python',
    perl: 'Perl',
  },
  headings: {
    masks: 'What /proc says of each, at rest',
    inside: 'From inside the container, as with docker exec',
    host: 'From the host',
  },
  columns: { program: 'PID 1', stand: 'HANDLERS', fact: 'HAPPENED', command: 'COMMAND' },
  stand: {
    none: 'none',
    allBut: (signals) => `all but ${signals}`,
    sigwait: 'waits for SIGTERM in sigwait',
    signalfd: 'waits for SIGTERM in a signalfd',
    blocked: 'blocks SIGTERM',
    both: (handlers, waiting) => `${handlers}; ${waiting}`,
    asInArticle: 'as in the article',
    articleSaw: (mask) => `the article saw ${mask}`,
  },
  facts: {
    livesOn: 'lives on',
    pending: 'lives on, it is queued',
    handlerGone: 'lives on, handler gone',
    exits: (code) => `exits with ${code}`,
    killed: (code) => `killed (${code})`,
    stoppedBy: (signal) => `stopped by ${signal}`,
    failed: (errno) => `kill: ${errno}`,
  },
  proof:
    '“Lives on”: it answers after the signal, or sleeps as before 0.4 s later, with nothing queued that it has open.',
  legend: {
    agrees: 'as forecast',
    decided: 'as forecast, up to the program',
    excepted: 'by the exception',
    contradicts: 'not as forecast',
  },
  unless: (condition) => `unless ${condition}, which cannot be read`,
  claims: {
    'kill-9-never-works': '“kill -9 1 never works in a container”',
    'kill-needs-a-handler': '“kill 1 works if and only if PID 1 has a handler for SIGTERM”',
  },
  labels: { holds: 'holds', but: 'but', notShown: 'not shown' },
  findings: {
    'kill-9-inside-does-nothing': 'from inside, SIGKILL does nothing, although kill returns 0',
    'kill-9-from-host-ends': 'from the host, SIGKILL ends it',
    'term-without-handler-does-nothing': 'without a handler, SIGTERM does nothing',
    'handler-ends': 'with a handler that ends the program, it ends',
    'handler-lives-on': 'a handler need not end the program; these live on',
    'ends-without-handler': 'no handler is needed where sigwait or a signalfd waits; these end',
    'blocked-lives-on': 'blocked, with nobody waiting, SIGTERM stays in the queue',
    'term-from-host-is-no-stronger': 'without a handler, SIGTERM from the host does nothing either',
  },
  untried: {
    'kernel-sends':
      'the kernel itself can end PID 1: by a fault of its own, for want of memory, by reboot(2)',
    'one-is-another':
      'where PID namespaces are shared (--pid=host, shareProcessNamespace), 1 is somebody else',
    'masked-leader':
      'some kernels (4.15 to at least 6.18.15) end PID 1 by a SIGTERM that only its main thread blocks',
  },
  all: (count) => `all ${count}`,
  notSo: (programs) => `but not so: ${programs}`,
  tally: ({ tried, agreed, decided, excepted, contradicted }) =>
    `${tried} signals: ${agreed} as forecast, ${decided} handed to the program as forecast${excepted === 0 ? '' : `, ${excepted} by a stated exception`}, ${contradicted} not as forecast.`,
  seconds: (seconds) => `${seconds.toFixed(1)} s.`,
  leftOut: (programs) => `Left out: ${programs.join(', ')}.`,
  reasons: {
    'not-found': () => 'not installed',
    'ended-early': (code) => `ended at once, with ${code}`,
    'never-ready': () => 'never came to rest',
    'not-compiled': () => 'could not be compiled',
    'no-time': () => 'took too long to compile',
    refused: (detail) => `refused: ${detail}`,
  },
  next: {
    own: 'PID 1 of your own container: ',
    all: 'Every case of the model on this kernel: ',
  },
})

function withSamples(why: string): string {
  return `${why}, so nothing is tried. These are the forecasts of the model, for what /proc says of each program on Linux 6.18.`
}
