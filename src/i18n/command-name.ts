/** The commands, in the order in which help lists them. */
export const commandNames = [
  'explain',
  'audit',
  'advise',
  'check',
  'why-died',
  'collect',
  'decode',
  'signals',
  'lab',
  'completion',
] as const

export type CommandName = (typeof commandNames)[number]
