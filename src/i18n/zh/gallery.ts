/** 中文：各种 init 的陈列室。 */
import type { GalleryTexts } from '../topics/gallery.ts'
import { tour } from './tour.ts'

export const gallery = (): GalleryTexts => ({
  help: {
    brief: '在本机的真实程序上预测并尝试每个信号',
    description:
      '把本机装有的程序（shell、init、运行时、服务器）各自作为全新 PID 命名空间的 1 号进程启动，从内部和宿主机对每个信号作出预测，然后发送并比较。只动自己启动的进程，不留下任何东西。全部做完要几分钟。',
    quick: '只试轻便的程序和几个信号',
    only: '只试名称含有这些字样的程序，用逗号分隔',
    signals: '只试这些信号，用逗号分隔',
  },
  progress: (done, total) => `已完成 ${done}/${total} 个程序`,
  title: '真实程序作为 1 号进程如何对待信号',
  ground: ({ release, machine, programs, experiments }) =>
    `${programs} 个程序，${experiments} 个信号，每次都发给全新的进程；Linux ${release}，${machine}。每个预测都在发送之前作出。`,
  headings: {
    programs: 'SIGTERM 的结果，以及全部信号的预测有多少应验',
    score: '成绩',
    misses: '与预测不符的',
    each: (title) => title,
  },
  columns: {
    program: '1 号进程',
    version: '版本',
    forecast: '预测',
    fact: '实际',
    right: '应验',
    wrong: '不符',
    undecided: '未定',
    signals: '信号',
    from: '来源',
    sure: '把握',
  },
  facts: {
    exits: (code) => `退出，退出码 ${code}`,
    killed: (code, signal) => `被 ${signal} 杀死（${code}）`,
    stops: (signal) => `被 ${signal} 停住`,
    livesOn: '照常运行',
    pending: '照常运行，信号在队列中',
    restless: '照常运行，没有静止',
    told: '，应用得到通知',
    notTold: '，应用没有得到通知',
    failed: (errno) => `kill 失败：${errno}`,
  },
  dropped: '其中预测为丢弃的',
  sure: (percent) => `${percent}% 的预测为确定或很可能。`,
  noMisses: '全部与预测一致。',
  leftOut: (programs) => `未包括：${programs.join('、')}。`,
  reasons: {
    ...tour().reasons,
    'not-prepared': (detail) => `没能准备好：${detail}`,
  },
  seconds: (seconds) => `用时 ${seconds.toFixed(0)} 秒。`,
  nothing: '这里没有程序可以试：需要 Linux，并且允许创建 PID 命名空间。',
})
