/** What is said of a container besides what is said of its first process: how it is stopped, and what happens then. */
import type { PidMode, RestartPolicy } from '../../observe/container/container.ts'

export interface ContainerTexts {
  /** The first line up to its colon: *Stopping web (Docker)*. */
  stopping(name: string, engine: string): string
  /** After an outcome in which it lives on; the time is in milliseconds, negative without end. */
  killedAfter(timeout: number): string
  readonly heading: string
  readonly labels: {
    readonly container: string
    readonly image: string
    readonly stop: string
    readonly init: string
    readonly pidMode: string
    readonly restart: string
    readonly state: string
  }
  stop(about: StopArguments): string
  /** It has one of the engine's. */
  readonly engineInit: string
  pidMode(mode: PidMode): string
  restart(policy: RestartPolicy): string
  /** What a restart policy does not do once the engine itself was told to stop the container. */
  readonly notAfterStop: string
  readonly paused: string
  /** Facts of the container that could not be had. */
  notKnown(labels: readonly string[]): string
}

export interface StopArguments {
  /** `SIGQUIT`. */
  readonly signal: string
  readonly chosenBy: 'container' | 'image' | 'engine' | undefined
  /** Milliseconds; negative is for ever. */
  readonly timeout: number | undefined
}
