/** 中文与西文之间空一格；与全角标点之间不空。 */

/** 前后都接中文的词：`向 PID 1（bash）发送`。 */
export function spaced(text: string): string {
  return after(before(text))
}

/** 后面接中文的词。 */
export function before(text: string): string {
  return /[!-~]$/.test(text) ? `${text} ` : text
}

/** 前面接中文的词。 */
export function after(text: string): string {
  return /^[!-~]/.test(text) ? ` ${text}` : text
}
