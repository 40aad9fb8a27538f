/** The commands, in the order in which help lists them. */
export const commandNames = [
  'explain',
  'audit',
  'advise',
  'why-died',
  'check',
  'decode',
  'signals',
  'decode',
  'signals',
  'collect',
  'lab',
  'completion',
] as const

export type CommandName = (typeof commandNames)[number]
