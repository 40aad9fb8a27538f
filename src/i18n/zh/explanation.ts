/** 中文：解释所用的句子。 */
import type { Vantage } from '../../explain/forecast.ts'
import type { ExplanationTexts, TargetArguments } from '../topics/explanation.ts'
import { punctuation } from './punctuation.ts'
import { after, before, spaced } from './spacing.ts'

const sides: Readonly<Record<Vantage, string>> = {
  inside: '从命名空间内',
  host: '从宿主机',
}

export const explanation: ExplanationTexts = {
  target,
  subject: (signal, target, from) =>
    `${from === undefined ? '' : sides[from]}向${spaced(target)}发送 ${signal}`,
  otherSide: (from, verdict, isSame) => [
    `${sides[from]}发送：${isSame ? '同样' : ''}`,
    verdict,
    '。',
  ],
  kinds: {
    'global-init': (target) => `${before(target)}是本机的 init 进程。`,
    'namespace-init': (target) => `${before(target)}是它所在 PID 命名空间的 init 进程。`,
    ordinary: (target) => `${before(target)}是普通进程。`,
    'kernel-thread': (target) => `${before(target)}是内核线程。`,
    zombie: (target) => `${before(target)}是僵尸进程：已经终止，父进程还没有回收它。`,
    unknown: (target) => `不清楚${spaced(target)}是不是 init 进程。`,
  },
  someInit: (target) => `${before(target)}是 init 进程：某个 PID 命名空间的，或整台机器的。`,
  allSides(signal, [first, second]) {
    if (!first) return []
    if (!second) return [`${signal}：`, first.verdict, '。']
    if (first.isSame)
      return [`${signal}：无论从命名空间内还是从宿主机发送，结果都是`, first.verdict, '。']
    return [
      `${signal}：${sides[first.from]}发送，`,
      first.verdict,
      `；${sides[second.from]}发送，`,
      second.verdict,
      '。',
    ]
  },
  headings: {
    steps: '内核如何判定',
    unless: '例外',
    remedies: '怎样做才有效',
    facts: '读到的内容',
  },
  columns: { signals: '信号', fate: '结局', inside: '从内部', host: '从宿主机' },
  certain: '确定无疑。',
  certainRuling: '内核这一部分确定无疑。',
  conditional: '除非存在下列情况（这些没能读到）：',
  conditionalPasted: '除非存在下列情况（文本里没有说明）：',
  unknown: '没能读到哪些信号有处理函数，而结局正取决于此。',
  notKnown: '不清楚',
  dependsOn: '取决于：',
  otherwise: '以上都不是',
  readFrom: (places) => `读自${after(punctuation.list(places))}。`,
  pasted: '粘贴的文本',
  inThatCase: '则',
  askOne: '只看一个信号的详情：',
  all: '所有信号',
}

function target({ pid, name, kind }: TargetArguments): string {
  if (pid !== undefined) return `PID ${pid}${name === undefined ? '' : `（${name}）`}`
  if (name !== undefined) return name
  return kind === 'ordinary' ? '带有这些掩码的进程' : '带有这些掩码的 init'
}
