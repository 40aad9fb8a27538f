/** What an exit code of sigwhy means; the numbers are in cli/exit-codes.ts. */
export type ExitMeaning =
  | 'fine'
  | 'finding'
  | 'usage'
  | 'undetermined'
  | 'not-permitted'
  | 'no-target'
  | 'bug'
