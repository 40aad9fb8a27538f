/**
 * Text as the collector prints it: a byte that a terminal, a chat or a copy may lose is a backslash and three octal digits, a
 * newline is `\n`, a backslash two of them.  collector.sh: sw_escape()
 */
import { Buffer } from 'node:buffer'

/** The text itself. What is no UTF-8 becomes U+FFFD, as it does in every other source. */
export function unescapeText(escaped: string): string {
  if (!escaped.includes('\\')) return escaped
  const bytes: Buffer[] = []
  for (const [part] of escaped.matchAll(/\\(?:[0-3][0-7]{2}|n|\\)|\\|[^\\]+/g)) {
    const isNumber = /^\\[0-3]/.test(part)
    const text = part === '\\n' ? '\n' : part === '\\\\' ? '\\' : part
    bytes.push(isNumber ? Buffer.of(Number.parseInt(part.slice(1), 8)) : Buffer.from(text))
  }
  return Buffer.concat(bytes).toString('utf8')
}
