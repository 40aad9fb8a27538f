/** 中文：信号的结局。 */
import type { Fate } from '../../kernel/index.ts'
import type { FateTexts } from '../topics/fates.ts'

const verdicts: Readonly<Record<Fate, string>> = {
  refused: '被拒绝',
  dropped: '被内核丢弃',
  merged: '不起作用',
  pending: '一直未决',
  taken: '由等待它的一方取走',
  trapped: '先交给跟踪者',
  discarded: '送达后被丢弃',
  handled: '执行信号处理函数',
  stopped: '进程停止',
  dumped: '进程终止并转储核心',
  killed: '进程终止',
}

export const fates: FateTexts = {
  words: {
    refused: '被拒绝',
    dropped: '丢弃',
    merged: '合并',
    pending: '未决',
    taken: '被取走',
    trapped: '被跟踪',
    discarded: '送达后丢弃',
    handled: '处理函数',
    stopped: '停止',
    dumped: '终止并转储',
    killed: '终止',
  },
  verdicts,
  consequences: {
    refused: ({ errno }) => `kill(2) 失败，返回 ${errno ?? '错误'}。进程对此毫不知情。`,
    dropped: () => 'kill(2) 返回 0，但什么也不会发生。',
    merged: () => 'kill(2) 返回 0。队列里已有一个未决的同名信号，再来的会丢失。',
    pending: () => 'kill(2) 返回 0，信号留在队列里等待。',
    taken: () => '既不执行处理函数，也不执行默认动作；接下来由程序自己决定。',
    trapped: () => '是否让进程收到它，由跟踪者决定。',
    discarded: () => 'kill(2) 返回 0，但什么也不会发生。',
    handled: () => '处理函数做什么，由程序自己决定。',
    stopped: () => '所有线程停止，直到有人发送 SIGCONT。',
    dumped: ({ exitCode }) =>
      `shell 和容器引擎报告的退出码是 ${exitCode}。若资源限制允许，会写出核心转储文件。`,
    killed: ({ exitCode }) => `shell 和容器引擎报告的退出码是 ${exitCode}。`,
  },
  resumed: {
    word: '恢复运行',
    verdict: '进程恢复运行',
    only: 'kill(2) 返回 0。没有处理函数，所以此外什么也不发生。',
    besides: '已停止的进程同时恢复运行。',
  },
  endsNamespace: '它所在 PID 命名空间里的其他进程也随之全部终止。',
  afterwards: (fate, until) =>
    until === 'unblocked'
      ? `解除阻塞之后：${verdicts[fate]}。`
      : `进程恢复运行之后：${verdicts[fate]}。`,
}
