/** The commands, in the order in which help lists them. */
export const commandNames = ['explain', 'decode', 'signals', 'check', 'lab', 'completion'] as const

export type CommandName = (typeof commandNames)[number]
