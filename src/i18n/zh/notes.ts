/** 中文：对粘贴文本所作的假定。 */
import type { NoteTexts } from '../topics/notes.ts'

export const notes = (): NoteTexts => ({
  bareMask: (line, taken) => `第 ${line} 行没有说明是哪种掩码，当作 ${taken}。`,
  shortMask: (line) => `第 ${line} 行：掩码位数不足，缺少的位当作 0。`,
  thread: (line) => `第 ${line} 行：这是一个线程的 status，它的掩码不一定是整个进程的掩码。`,
  collectedCut: (line) =>
    `从第 ${line} 行开始的收集结果没有结尾：没有读到的按未知处理。请复制到最后一行 sigwhy-facts end。`,
  collectedDamaged: (line, missing) =>
    `从第 ${line} 行开始的收集结果缺少 ${missing} 行：没有读到的按未知处理。`,
  collectedNewer: (line, version) =>
    `第 ${line} 行：收集结果的格式是第 ${version} 版，比这个 sigwhy 新，只读其中的 status 行。请用同一个 sigwhy 的 sigwhy collect。`,
  collectedAbsent: (pid) => `收集时没有进程 ${pid}，或者看不到它。`,
  collectedLeftOut: (count) => `收集时进程太多：其下另有 ${count} 个没有读取。`,
})
