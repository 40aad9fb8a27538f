/**
 * Everything a command touches of the world. Commands are functions of their arguments and of this; host.ts makes it of
 * Node, and nothing else in cli/ imports a module of Node.
 */
import type { CommandContext, StricliProcess } from '@stricli/core'
import type { Catalogue } from '../i18n/catalogue.ts'
import type { Fate } from '../kernel/index.ts'

export interface Context extends CommandContext {
  readonly process: StricliProcess
  readonly catalogue: Catalogue
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Writes to standard output. When nobody reads it any more, sigwhy ends. */
  print(text: string): void
  /** Writes to standard error. */
  note(text: string): void
  /** Columns of the terminal on standard output, or `undefined` when that is something else. */
  terminalWidth(): number | undefined
  /** Text in the colour of a fate, as terminal codes. */
  paint(text: string, fate: Fate): string
  isInputTerminal(): boolean
  /** Standard input to its end, or nothing but the fact that it is longer than `limit` bytes. */
  readInput(limit: number): Promise<InputReading>
  /** A file that the user named, as text; the name of the error where it cannot be read. */
  readFile(path: string): FileReading
  /** Writes it anew; the name of the error where that fails. */
  writeFile(path: string, text: string): string | undefined
  /** Release of the running kernel, as uname(2) has it: `6.18.44`; empty where it is not Linux. */
  kernelRelease(): string
  /** A folder of the program's own for what the next run can use again; left out where it runs from its sources. */
  readonly cacheFolder?: string
  /** Path of the laboratory's bundled worker; left out where the program runs from its sources. */
  readonly laneWorker?: string
}

export type InputReading =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly why: 'too-long' }

export type FileReading =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly errno: string }
