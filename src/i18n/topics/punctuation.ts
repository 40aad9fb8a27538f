/** How a language puts pieces of a sentence together: Chinese has its own colon, comma and brackets, and no spaces. */
export interface Punctuation {
  readonly colon: string
  readonly stop: string
  /** Between two sentences of one paragraph. */
  readonly afterSentence: string
  /** *A, B and C*. */
  list(items: readonly string[]): string
  /** An aside in brackets, with the space before it where the language has one. */
  aside(text: string): string
}
