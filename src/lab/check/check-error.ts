/** Why a check cannot be made at all. Codes and arguments; what an engine refuses later is part of the report. */
import type { RunOptionError } from './run-options.ts'

export type CheckError =
  | RunOptionError
  /** No Docker and no Podman answers. */
  | { readonly code: 'no-engine'; readonly wanted: string }
  /** Neither a container nor an image. */
  | {
      readonly code: 'no-original'
      /** Whose command fetches images. */
      readonly puller: string
      readonly reference: string
      readonly engines: readonly string[]
    }
  /** Several engines have it. */
  | {
      readonly code: 'several-originals'
      readonly reference: string
      readonly engines: readonly string[]
    }
  /** A CRI starts no container of its own accord: that takes a pod. */
  | { readonly code: 'not-by-cri'; readonly reference: string }
  | { readonly code: 'no-duration'; readonly flag: string; readonly text: string }
