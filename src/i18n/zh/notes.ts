/** 中文：对粘贴文本所作的假定。 */
import type { NoteTexts } from '../topics/notes.ts'

export const notes = (): NoteTexts => ({
  bareMask: (line, taken) => `第 ${line} 行没有说明是哪种掩码，当作 ${taken}。`,
  shortMask: (line) => `第 ${line} 行：掩码位数不足，缺少的位当作 0。`,
  thread: (line) => `第 ${line} 行：这是一个线程的 status，它的掩码不一定是整个进程的掩码。`,
})
