/** 中文：掩码解码。 */
import type { DecodingTexts } from '../topics/decoding.ts'
import { after, spaced } from './spacing.ts'

export const decoding = (): DecodingTexts => ({
  meanings: {
    SigCgt: (members) => `为${spaced(members)}注册了处理函数。`,
    SigIgn: (members) => `忽略${after(members)}。`,
    SigBlk: (members) => `阻塞${after(members)}。`,
    SigPnd: (members) => `仅对该线程未决：${members}。`,
    ShdPnd: (members) => `对整个进程未决：${members}。`,
  },
  empty: {
    SigCgt: '没有注册任何处理函数。',
    SigIgn: '没有忽略任何信号。',
    SigBlk: '没有阻塞任何信号。',
    SigPnd: '该线程没有未决信号。',
    ShdPnd: '进程没有未决信号。',
  },
  allBut: (names) => `除 ${names} 以外的所有信号`,
  columns: { number: '编号', name: '名称', purpose: '用途' },
  headings: { set: '已置位', clear: '未置位' },
  initWith: '带有这些掩码的 init',
  processWith: '这个进程',
  impossible: (names) =>
    `这种掩码里不可能有 ${names}：内核从不设置它。是不是拿错了掩码，或架构不对？`,
  readWith: (machines) => `按${spaced(machines)}的编号解读；用 --arch 换成其他架构。`,
})
