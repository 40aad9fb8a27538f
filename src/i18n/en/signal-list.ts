/** English: the table of signals. */
import type { SignalListTexts } from '../topics/signal-list.ts'
import { punctuation } from './punctuation.ts'

export const signalList = (): SignalListTexts => ({
  columns: { number: 'NO', name: 'NAME', action: 'DEFAULT', purpose: 'WHAT IT IS FOR' },
  families: {
    generic: 'x86, ARM and most others',
    alpha: 'Alpha',
    sparc: 'SPARC',
    mips: 'MIPS',
    parisc: 'PA-RISC',
  },
  intro: ({ count, family }) => `The ${count} signals of Linux on ${family}.`,
  unblockable: 'SIGKILL and SIGSTOP cannot be caught, ignored or blocked.',
  realTimeBases: ({ glibc, musl }) =>
    `SIGRTMIN is ${glibc} with glibc and ${musl} with musl; names are counted as glibc does.`,
  otherFamilies:
    'Numbers differ between architectures: --arch mips shows another, -o wide shows all.',
  single({ name, number, aliases, actionPhrase, canBeCaught }) {
    const also = aliases.length === 0 ? '' : `, also called ${punctuation.list(aliases)},`
    const what = `${name}${also} is signal ${number}.`
    return canBeCaught
      ? `${what} Without a handler, ${actionPhrase}.`
      : `${what} It cannot be caught, ignored or blocked: ${actionPhrase}, unless that is an init.`
  },
  purpose: (purpose) => `What it is for: ${purpose}.`,
  numbersElsewhere: (numbers) => `Its number elsewhere: ${numbers.join(', ')}.`,
  exitCodes: {
    success: 'Exit code 0: success.',
    ownCode: (code) => `Exit code ${code}: the program chose it. No signal has that number.`,
    engineFailed: (code) =>
      `Exit code ${code}: the container engine itself failed; the program did not start.`,
    notExecutable: (code) => `Exit code ${code}: the command was found but could not be executed.`,
    notFound: (code) => `Exit code ${code}: the command was not found.`,
    perhapsSignal: ({ code, signal, number }) =>
      `Exit code ${code} is 128 + ${number}: ended by ${signal}, unless the program chose ${code} itself.`,
  },
})
