/** The sentences around the list of all namespace inits of a machine. */
export interface InitTexts {
  readonly columns: {
    readonly pid: string
    readonly namespace: string
    readonly container: string
    readonly program: string
    readonly term: string
    readonly exitCode: string
    readonly because: string
  }
  readonly none: string
  /** `deaf` of them outlive SIGTERM. */
  summary(about: { readonly count: number; readonly deaf: number }): string
  /** Before what to type next. */
  readonly next: string
  /** What the marks behind the outcomes mean. */
  readonly unsure: string
}
