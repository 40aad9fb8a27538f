/** Advice as data: how a container stops now, and the changes that would make it stop well, each with its forecast. */

import type { ProcessTree } from '../../observe/process-tree.ts'
import type { CommandForm } from '../entrypoint/command-form.ts'
import type { ScriptFinding } from '../entrypoint/read-script.ts'
import type { Circumstances } from '../likely-question.ts'
import type { Prognosis } from '../prognosis.ts'
import type { Change } from '../what-if/changes.ts'

/** What advice is given on. */
export interface AdviceSubject {
  /** How it is called in a compose file. */
  readonly service: string
  readonly entrypoint: readonly string[]
  readonly command: readonly string[]
  readonly stopSignal: number
  /** Milliseconds; left out where nobody knows. */
  readonly timeout?: number
  /** The script that it starts with, if it is one for a shell. */
  readonly script?: ScriptText
  /** The text of package.json beside it. */
  readonly packageJson?: string
  /** Left out for an image, and where the processes cannot be seen. */
  readonly tree?: ProcessTree
  readonly circumstances: Circumstances
}

export interface ScriptText {
  readonly path: string
  readonly text: string
}

export interface Advice {
  readonly subject: AdviceSubject
  /** What becomes of it now by its stop signal, and by all others; nothing where no process was seen. */
  readonly now?: Prognosis
  readonly before: readonly Prognosis[]
  readonly form: CommandForm
  /** Of the script, or of the text that a shell is given. */
  readonly findings: readonly ScriptFinding[]
  /** The smallest that makes it stop well comes first. */
  readonly remedies: readonly AdvisedRemedy[]
}

export type RemedyCode =
  | 'stop-signal'
  | 'exec'
  | 'init'
  | 'grace-period'
  | 'handler'
  | 'trap-and-wait'
  | 'exec-and-stop-signal'
  | 'exec-and-handler'
  | 'exec-and-init'

export interface AdvisedRemedy {
  readonly code: RemedyCode
  /** Everything that has to be changed; of those for different files one is enough, see `where`. */
  readonly patches: readonly Patch[]
  /** The signal that stops it then. */
  readonly stopSignal: number
  /** What becomes of it then; nothing where no process was seen. */
  readonly after?: Prognosis
  readonly prognoses: readonly Prognosis[]
  readonly changes: readonly Change[]
  /** Who is changed: `Node.js`. */
  readonly program?: string
}

/** `dockerfile`, `compose` and `run` are three ways to say the same; a script and a program are changed in any case. */
export type PatchPlace = 'dockerfile' | 'compose' | 'run' | 'script' | 'program'

export interface Patch {
  readonly where: PatchPlace
  /** Lines that are there now; empty where lines are only added. */
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** Of a script: which file, which line, and the whole text afterwards. */
  readonly path?: string
  readonly line?: number
  readonly text?: string
  /** Of a program: the language it is written in. */
  readonly language?: string
}
