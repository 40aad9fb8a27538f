/** 中文：信号表。 */
import type { SignalListTexts } from '../topics/signal-list.ts'
import { punctuation } from './punctuation.ts'
import { before, spaced } from './spacing.ts'

export const signalList = (): SignalListTexts => ({
  columns: { number: '编号', name: '名称', action: '默认动作', purpose: '用途' },
  families: {
    generic: 'x86、ARM 等多数架构',
    alpha: 'Alpha',
    sparc: 'SPARC',
    mips: 'MIPS',
    parisc: 'PA-RISC',
  },
  intro: ({ count, family }) => `Linux 在${spaced(family)}上的 ${count} 个信号。`,
  unblockable: 'SIGKILL 和 SIGSTOP 不能捕获、忽略或阻塞。',
  realTimeBases: ({ glibc, musl }) =>
    `glibc 的 SIGRTMIN 是 ${glibc}，musl 的是 ${musl}；表中按 glibc 的方式命名。`,
  otherFamilies: '不同架构的编号并不相同：--arch mips 看另一种架构，-o wide 看全部。',
  single({ name, number, aliases, actionPhrase, canBeCaught }) {
    const also = aliases.length === 0 ? '' : `（又名 ${punctuation.list(aliases)}）`
    const what = `${before(name + also)}是 ${number} 号信号`
    return canBeCaught
      ? `${what}。没有处理函数时，${actionPhrase}。`
      : `${what}。不能捕获、忽略或阻塞：${actionPhrase}，除非那是 init。`
  },
  purpose: (purpose) => `用途：${purpose}。`,
  numbersElsewhere: (numbers) => `在其他架构上的编号：${numbers.join('，')}。`,
  exitCodes: {
    success: '退出码 0：成功。',
    ownCode: (code) => `退出码 ${code}：程序自己选的，没有对应的信号。`,
    engineFailed: (code) => `退出码 ${code}：容器引擎自身出错，程序没有启动。`,
    notExecutable: (code) => `退出码 ${code}：找到了命令，但无法执行。`,
    notFound: (code) => `退出码 ${code}：没有找到命令。`,
    perhapsSignal: ({ code, signal, number }) =>
      `退出码 ${code} 即 128 + ${number}：被 ${signal} 终止，除非程序自己选了 ${code}。`,
  },
})
