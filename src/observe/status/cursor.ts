/**
 * A cursor through the text of one status file, for reading thousands of them: it finds a line by its key from where it
 * stands, and numbers and masks where it stands, without making an object for anything. It does not forgive: whatever is not
 * exactly as the kernel prints it makes the whole text unsound.  fs/proc/array.c: proc_pid_status()
 */
export class Cursor {
  /** Everything asked for so far was found, and well formed. */
  isSound = true
  /** The low 32 signals of the mask read last. */
  low = 0
  /** The high 32 signals of the mask read last. */
  high = 0
  private text = ''
  private at = 0

  /** Starts at the beginning of a text. */
  open(text: string): void {
    this.text = text
    this.at = 0
    this.isSound = true
  }

  /** Goes to the value of a key, given as `'\nPid:'`, further down. Without that line it stays where it is. */
  find(key: string): boolean {
    const found = this.text.indexOf(key, this.at)
    if (found < 0) {
      if (this.text.includes(key)) this.isSound = false
      return false
    }
    this.at = found + key.length + 1
    if (this.text.charCodeAt(this.at - 1) !== tab) this.isSound = false
    return true
  }

  /** Goes to the value of a key that must be there. */
  seek(key: string): void {
    if (!this.find(key)) this.isSound = false
  }

  /** The character code where it stands, which must be a word of one letter. */
  letter(): number {
    const code = this.text.charCodeAt(this.at++)
    const next = this.text.charCodeAt(this.at)
    const isLetter = (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a
    if (!isLetter || (next !== space && next !== newline)) this.isSound = false
    return code
  }

  /** The decimal number where it stands, alone on its line. */
  number(): number {
    const value = this.column()
    if (!this.isAtEnd()) this.isSound = false
    return value
  }

  /** The decimal number where it stands; goes behind the tab after it, or stops at the end of the line. */
  column(): number {
    const { text } = this
    let at = this.at
    let value = 0
    let code = text.charCodeAt(at)
    const start = at
    while (code >= zero && code <= nine) {
      value = value * 10 + code - zero
      code = text.charCodeAt(++at)
    }
    const length = at - start
    if (length === 0 || length > 10 || (code !== tab && code !== newline)) this.isSound = false
    this.at = code === tab ? at + 1 : at
    return value
  }

  /** `0` or `1`, alone on its line. */
  flag(): number {
    const value = this.number()
    if (value > 1) this.isSound = false
    return value
  }

  /** Whether it stands at the end of a line. */
  isAtEnd(): boolean {
    return this.text.charCodeAt(this.at) === newline
  }

  /** Reads sixteen digits and the end of the line into {@link low} and {@link high}. */
  mask(): void {
    const { text, at } = this
    this.high = this.word(at)
    this.low = this.word(at + 8)
    if (text.charCodeAt(at + 16) !== newline) this.isSound = false
    this.at = at + 16
  }

  private word(at: number): number {
    let word = 0
    let bad = 0
    for (let index = at; index < at + 8; index++) {
      const digit = digits[this.text.charCodeAt(index)] ?? -1
      bad |= digit
      word = (word << 4) | digit
    }
    if (bad < 0) this.isSound = false
    return word
  }
}

const tab = 0x09
const newline = 0x0a
const space = 0x20
const zero = 0x30
const nine = 0x39

/** The value of each hexadecimal digit by character code; -1 for everything else. */
const digits: Int8Array = Int8Array.from({ length: 128 }, (_, code) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(code)),
)
