/** The commands, in the order in which help lists them. */
export const commandNames = [
  'explain',
  'audit',
  'advise',
  'why-died',
  'decode',
  'signals',
  'lab',
  'completion',
] as const

export type CommandName = (typeof commandNames)[number]
