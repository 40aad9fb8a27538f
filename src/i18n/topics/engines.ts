/** Container engines: what they are called, why one gave no answer, and why a container was not found. */
import type { EngineName } from '../../observe/container/container.ts'
import type { EngineProblem } from '../../observe/container/engine.ts'
import type { ErrorText } from './errors.ts'

export interface EngineTexts {
  readonly names: Readonly<Record<EngineName, string>>
  readonly problems: {
    readonly [Code in EngineProblem['code']]: (
      problem: Extract<EngineProblem, { readonly code: Code }>,
    ) => ErrorText
  }
  /** No engine that answers has a container of that name. */
  'no-container'(about: NoContainer): ErrorText
  'in-several'(about: InSeveral): ErrorText
  /** It has no process that could be looked at. */
  'no-process'(about: NoProcess): ErrorText
  /** Its processes are not those of this machine. */
  elsewhere(about: Elsewhere): ErrorText
}

export interface NoContainer {
  readonly code: 'no-container'
  readonly text: string
  /** Engines that have looked. */
  readonly asked: readonly string[]
  /** Commands of sigwhy that the text resembles. */
  readonly didYouMean: readonly string[]
}

export interface InSeveral {
  readonly code: 'in-several'
  readonly text: string
  readonly engines: readonly EngineName[]
}

export interface NoProcess {
  readonly code: 'no-process'
  readonly name: string
  readonly state: string
}

export interface Elsewhere {
  readonly code: 'elsewhere'
  readonly name: string
  readonly address: string
}
