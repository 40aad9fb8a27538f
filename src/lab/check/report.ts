/** What a check found. Plain data; sentences are made elsewhere. */
import type { EngineName } from '../../observe/container/container.ts'
import type { TraceRefusal } from '../trace/refusal.ts'
import type { Leaving } from './copies.ts'
import type { EarlyRun, StopRun } from './run.ts'
import type { Difference } from './settings.ts'

export interface CheckReport {
  readonly subject: CheckSubject
  /** How the copy was unlike its original. */
  readonly differences: readonly Difference[]
  readonly network: string
  readonly stop: CheckedStop
  readonly run: StopRun
  /** In order of age; empty where nobody asked for them. */
  readonly early: readonly EarlyRun[]
  /** Where the kernel could not be asked who was told, the reason. */
  readonly unwitnessed?: TraceRefusal
  /** What could not be removed. */
  readonly leavings: readonly Leaving[]
  readonly milliseconds: number
}

export interface CheckSubject {
  readonly kind: 'container' | 'image'
  /** As the user called it. */
  readonly reference: string
  readonly image: string
  readonly engine: EngineName
  readonly address: string
  /** There is an image of that name, too; the container was checked. */
  readonly isImageToo?: true
}

export interface CheckedStop {
  readonly signal: number
  /** As whoever chose it wrote it. */
  readonly spelling: string
  /** Seconds from the signal to SIGKILL. */
  readonly timeout: number
}
