/** 中文与西文之间空一格；全角标点两侧不空。 */

/** 两侧都接中文的词：`向 PID 1（bash）发送`。 */
export function spaced(text: string): string {
  return `${/^[!-~]/.test(text) ? ' ' : ''}${before(text)}`
}

/** 后面接中文的词。 */
export function before(text: string): string {
  return /[!-~]$/.test(text) ? `${text} ` : text
}
