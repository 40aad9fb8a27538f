/** The sentences around the list of all namespace inits of a machine. */
export interface InitTexts {
  readonly columns: {
    readonly pid: string
    readonly namespace: string
    readonly program: string
    readonly term: string
    readonly kill: string
    readonly because: string
  }
  readonly none: string
  /** `deaf` of them do not notice SIGTERM. */
  summary(about: { readonly count: number; readonly deaf: number }): string
  /** Before what to type next. */
  readonly next: string
  /** Some forecasts rest on facts that could not be read. */
  readonly unsure: string
}
