/** Why a program that was to be an init could not be tried. */
export interface WhyLeftOut {
  readonly why: 'not-found' | 'ended-early' | 'never-ready' | 'not-compiled' | 'no-time' | 'refused'
  /** A path, a status, an error's code. */
  readonly detail?: string
}

/** The same of a program of the gallery, some of which need a directory that was made ready. */
export type WhyNotShown = WhyLeftOut | { readonly why: 'not-prepared'; readonly detail?: string }
