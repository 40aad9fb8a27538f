/** English: decoded masks. */
import type { DecodingTexts } from '../topics/decoding.ts'

export const decoding = (): DecodingTexts => ({
  meanings: {
    SigCgt: (members) => `has handlers for ${members}.`,
    SigIgn: (members) => `ignores ${members}.`,
    SigBlk: (members) => `blocks ${members}.`,
    SigPnd: (members) => `pending for this thread alone: ${members}.`,
    ShdPnd: (members) => `pending for the whole process: ${members}.`,
  },
  empty: {
    SigCgt: 'no handlers at all.',
    SigIgn: 'ignores no signal.',
    SigBlk: 'blocks no signal.',
    SigPnd: 'nothing is pending for this thread.',
    ShdPnd: 'nothing is pending for the process.',
  },
  allBut: (names) => `everything but ${names}`,
  columns: { number: 'NO', name: 'NAME', purpose: 'WHAT IT IS FOR' },
  headings: { set: 'Set', clear: 'Not set' },
  initWith: 'An init with these masks',
  processWith: 'This process',
  impossible: (names) =>
    `${names} cannot be in such a mask: the kernel never sets it. Is it another mask, or another architecture?`,
  readWith: (machines) => `Read with the numbers of ${machines}; --arch chooses others.`,
})
