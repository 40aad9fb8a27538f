/** English: the sentences of an explanation. */
import type { Vantage } from '../../explain/forecast.ts'
import type { ExplanationTexts, TargetArguments } from '../topics/explanation.ts'
import { punctuation } from './punctuation.ts'

const sides: Readonly<Record<Vantage, string>> = {
  inside: 'from inside its namespace',
  host: 'from the host',
}

export const explanation: ExplanationTexts = {
  target,
  subject: (signal, target, from) =>
    `${signal} to ${target}${from === undefined ? '' : ` ${sides[from]}`}`,
  otherSide: (from, verdict, isSame) => [
    `${capital(sides[from])}: `,
    verdict,
    isSame ? ' too.' : '.',
  ],
  kinds: {
    'global-init': (target) => `${target} is the init of this machine.`,
    'namespace-init': (target) => `${target} is the init of its PID namespace.`,
    ordinary: (target) => `${target} is an ordinary process.`,
    'kernel-thread': (target) => `${target} is a thread of the kernel.`,
    zombie: (target) =>
      `${target} is a zombie: it has ended, and its parent has not waited for it.`,
    unknown: (target) => `Whether ${target} is an init is not known.`,
  },
  someInit: (target) => `${target} is an init: that of a PID namespace, or of the whole machine.`,
  allSides(signal, [first, second]) {
    if (!first) return []
    if (!second) return [`${signal}: `, first.verdict, '.']
    if (first.isSame)
      return [`${signal}: `, first.verdict, ', from inside its namespace and from the host alike.']
    return [
      `${signal}: `,
      first.verdict,
      ` ${sides[first.from]}, `,
      second.verdict,
      ` ${sides[second.from]}.`,
    ]
  },
  headings: {
    steps: 'How the kernel decides',
    unless: 'Unless',
    remedies: 'What works instead',
    facts: 'What was read',
  },
  columns: { signals: 'SIGNALS', fate: 'FATE', inside: 'FROM INSIDE', host: 'FROM THE HOST' },
  certain: 'Certain.',
  certainRuling: 'The kernel’s part in it is certain.',
  conditional: 'This holds unless one of these is so, which could not be read:',
  conditionalPasted: 'This holds unless one of these is so, which the text does not say:',
  unknown: 'Which signals have handlers could not be read, and that decides.',
  notKnown: 'not known',
  dependsOn: 'It depends:',
  otherwise: 'nothing of this',
  readFrom: (places) => `Read from ${punctuation.list(places)}.`,
  pasted: 'the pasted text',
  inThatCase: 'then ',
  askOne: 'One signal in detail: ',
  all: 'every signal',
}

function target({ pid, name, kind }: TargetArguments): string {
  if (pid !== undefined) return `PID ${pid}${name === undefined ? '' : ` (${name})`}`
  if (name !== undefined) return name
  return kind === 'ordinary' ? 'a process with these masks' : 'an init with these masks'
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
