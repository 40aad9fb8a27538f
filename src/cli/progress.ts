/** One line on the terminal that says how far long work is. To anybody but a reader at a terminal it says nothing. */
import type { Context } from './context.ts'
import type { OutputFlags } from './output-flags.ts'

export interface Progress {
  show(text: string): void
  /** Wipes the line away. */
  clear(): void
}

export function progressOf({ output, quiet }: OutputFlags, context: Context): Progress {
  const isReader = output === 'text' || output === 'wide'
  const isSilent = !isReader || quiet || context.terminalWidth() === undefined
  return {
    show: (text) => {
      if (!isSilent) context.note(line(text))
    },
    clear: () => {
      if (!isSilent) context.note(line(''))
    },
  }
}

/** Overwrites the line the cursor is in.  ECMA-48 EL */
function line(text: string): string {
  return `\r\u001b[K${text}`
}
