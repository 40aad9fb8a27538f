/** English: what went wrong, and what to try next. */

import type { ErrorText, ErrorTexts } from '../topics/errors.ts'
import { backends } from './backends.ts'

export const errors = (): ErrorTexts => ({
  observe: {
    'pid-not-a-number': ({ text }) => say(`"${text}" is not a process id.`, list),
    'pid-zero': () =>
      say(
        'Process id 0 means the whole process group of the sender.',
        'Give one process: sigwhy 1',
      ),
    'pid-negative': ({ text }) =>
      say(
        `${text} means the process group ${text.replace(/^-/, '')}, not one process.`,
        'Give one process: sigwhy 1',
      ),
    'pid-too-large': ({ text, max }) =>
      say(`There is no process ${text}: process ids end at ${max} at the latest.`, list),
    'no-such-process': ({ pid }) => say(`There is no process ${pid} on this machine.`, list),
    'is-thread': ({ pid, process }) =>
      say(`${pid} is a thread of process ${process}.`, `Try: sigwhy ${process}`),
    hidden: ({ pid, hidepid }) =>
      say(
        `Process ${pid} exists, but /proc hides it${hidepid === undefined ? '' : ` (hidepid=${hidepid})`}.`,
        `Try as root: sudo sigwhy ${pid}`,
      ),
    vanished: ({ pid }) => say(`Process ${pid} ended while it was read.`, list),
    'in-motion': ({ pid }) =>
      say(
        `Process ids are reused too fast here: ${pid} was another process each time.`,
        'Try again.',
      ),
    'not-permitted': ({ pid, detail }) =>
      say(`Process ${pid} may not be read: ${detail}`, `Try as root: sudo sigwhy ${pid}`),
    malformed: ({ pid, detail }) =>
      say(
        `What stands in /proc about process ${pid} is not what Linux prints: ${detail}`,
        'Is this Linux? Paste a status file instead: sigwhy - < status',
      ),
    'not-procfs': ({ path }) =>
      say(
        `There is no process file system at ${path}, so processes cannot be read here.`,
        'Paste what another machine says: sigwhy - < status, or sigwhy decode MASK',
      ),
  },
  signal: {
    'no-such-signal-name': ({ text, didYouMean }) =>
      say(`There is no signal "${text}".${meant(didYouMean)}`, 'All names: sigwhy signals'),
    'signal-out-of-range': ({ text, last }) =>
      say(`There is no signal ${text}: they are 1 to ${last}.`, 'All numbers: sigwhy signals'),
    'signal-zero': () =>
      say(
        'Signal 0 is never sent: kill -0 only asks whether the process exists.',
        'Try: sigwhy 1 TERM',
      ),
  },
  mask: {
    'not-hexadecimal': ({ text, at }) =>
      say(
        `"${text}" is not a mask: position ${at + 1} is not a hexadecimal digit.`,
        'A mask looks like this: sigwhy decode 0000000000010002',
      ),
    'wrong-width': ({ text, digits }) =>
      say(
        `"${text}" has ${digits} digits; a mask has 1 to 32.`,
        'A mask looks like this: sigwhy decode 0000000000010002',
      ),
  },
  usage: {
    'not-in-gallery': ({ text, examples }) =>
      say(
        `There is no program with "${text}" in its name in the gallery.`,
        `There are, for example: ${examples.join(', ')}`,
      ),
    'no-such-backend': ({ text }) =>
      say(
        `There is no backend "${text}".`,
        'Allowed: auto, procfs, bpf, or the path of a pinned iterator',
      ),
    'backend-not-asked': ({ text }) =>
      say(
        `--backend ${text} says how processes of this machine are read, not pasted text.`,
        'Leave it out, or name a process',
      ),
    'backend-refused': ({ backend, why, detail }) =>
      say(
        `--backend ${backend} cannot be used: ${backends().refusals[why]} (${detail}).`,
        'Try: --backend procfs, which needs no rights',
      ),
    'not-a-target': ({ text, didYouMean }) =>
      say(
        `"${text}" is neither a process id nor a command.${meant(didYouMean)}`,
        'Try: sigwhy 1, or sigwhy --help',
      ),
    'not-a-number-or-signal': ({ text }) =>
      say(
        `${text} is neither a signal nor an exit code (0 to 255).`,
        'Try: sigwhy signals TERM, or sigwhy signals 143',
      ),
    'not-a-container': ({ text }) =>
      say(
        `"${text}" can be neither a container nor an exit code (0 to 255).`,
        'Try: sigwhy why-died NAME, sigwhy why-died docker:NAME, or sigwhy why-died 137',
      ),
    'not-a-mask-name': ({ text, allowed }) =>
      say(`There is no mask "${text}".`, `Allowed: ${allowed.join(', ')}`),
    'mask-twice': ({ name }) =>
      say(`${name} is given twice, with different values.`, 'Give each mask of a process once.'),
    'unknown-machine': ({ text, allowed }) =>
      say(`The signal numbers of "${text}" are not known.`, `Allowed: ${allowed.join(', ')}`),
    'two-signals': ({ first, second }) =>
      say(
        `Two signals are given: ${first} and ${second}.`,
        'Ask about one at a time, or about all: sigwhy 1',
      ),
    'input-empty': () =>
      say('There is nothing on standard input.', 'Try: cat /proc/1/status | sigwhy -'),
    'input-unrecognised': () =>
      say(
        'Standard input holds no line of /proc/PID/status about signals.',
        'Try: cat /proc/1/status | sigwhy -',
      ),
    'input-not-text': () =>
      say('Standard input is not text.', 'Try: cat /proc/1/status | sigwhy -'),
    'input-too-long': ({ limit }) =>
      say(
        `Standard input is longer than ${limit} bytes; a status file is not.`,
        'Try: cat /proc/1/status | sigwhy -',
      ),
    'unknown-flag': ({ flag, didYouMean }) =>
      say(`There is no flag ${flag}.${meant(didYouMean)}`, 'All flags: sigwhy --help'),
    'flag-needs-value': ({ flag }) => say(`${flag} needs a value.`, 'How: sigwhy --help'),
    'flag-takes-no-value': ({ flag, text }) =>
      say(`${flag} takes no value, but "${text}" is given.`, `Leave it out: ${flag}`),
    'flag-twice': ({ flag, text }) =>
      say(`${flag} is given twice; the second time as "${text}".`, 'Give it once.'),
    'not-a-choice': ({ flag, text, allowed }) =>
      say(`${flag} cannot be "${text}".`, `Allowed: ${allowed.join(', ')}`),
    'not-a-value': ({ name, text }) => say(`${name} cannot be "${text}".`, 'How: sigwhy --help'),
    'arch-not-asked': ({ text }) =>
      say(
        `--arch ${text} is given, but the process runs on this machine, whose numbers are known.`,
        'Leave it out; it is for pasted text and masks: sigwhy - --arch mips < status',
      ),
    'missing-argument': ({ name }) => say(`${name} is missing.`, 'How: sigwhy --help'),
    'too-many-arguments': ({ text, most }) =>
      say(
        `"${text}" is one argument too many: at most ${most} ${most === 1 ? 'is' : 'are'} allowed here.`,
        'How: sigwhy --help',
      ),
    'unknown-command': ({ text, didYouMean }) =>
      say(`There is no command "${text}".${meant(didYouMean)}`, 'All commands: sigwhy --help'),
  },
  bug: (version) =>
    say(
      `This is a bug in sigwhy ${version}, not a mistake of yours.`,
      'Please report it with the lines above and the command you typed.',
    ),
})

const list = 'All inits on this machine: sigwhy'

function say(said: string, next: string): ErrorText {
  return { said, next }
}

function meant(names: readonly string[]): string {
  if (names.length === 0) return ''
  const [last = '', ...others] = [...names].reverse()
  const start = others.length === 0 ? '' : `${others.reverse().join(', ')} or `
  return ` Did you mean ${start}${last}?`
}
