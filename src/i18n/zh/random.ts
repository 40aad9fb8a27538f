/** 中文：`lab verify --random`。 */
import { counted } from '../counted.ts'
import type { RandomTexts } from '../topics/random.ts'
import { verification } from './verification.ts'

export const random = (): RandomTexts => ({
  agrees: (operations) => `${counted(operations)} 次随机操作，每一次之后模型都与本机内核一致。`,
  differs: (operations) => `${counted(operations)} 次随机操作之后，模型与本机内核不一致。`,
  ran: ({ seed, seconds, perSecond }) =>
    `种子 ${seed}，${seconds.toFixed(1)} 秒，每秒 ${counted(Math.round(perSecond))} 次操作。`,
  tried: ({ handled, ended }) =>
    `处理函数执行了 ${counted(handled)} 次，有 ${counted(ended)} 个进程终止。`,
  columns: { call: '系统调用', times: '次数' },
  trace: (length, foundAfter) =>
    `能显示它的最短操作序列（从 ${foundAfter} 次缩短到 ${length} 次）：`,
  about: {
    result: () => '最后一次调用的返回值不同。',
    status: (process) => `${process} 的状态不同。`,
    remains: (process) => `${process} 本应已经不在。`,
    handlers: (process) => `在 ${process} 中执行过的处理函数不同。`,
    sleep: (process) => `${process} 本应在 rt_sigtimedwait 中睡眠。`,
  },
  model: '模型',
  kernel: '内核',
  nothing: '无',
  again: (command) => `重现：${command}`,
  refusals: {
    ...verification().refusals,
    namespaces: () => '这里不能创建 PID 命名空间。',
  },
})
