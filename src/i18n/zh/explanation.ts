/** 中文：解释所用的句子。 */
import type { Vantage } from '../../explain/forecast.ts'
import type { ExplanationTexts, TargetArguments } from '../topics/explanation.ts'
import { punctuation } from './punctuation.ts'

const sides: Readonly<Record<Vantage, string>> = {
  inside: '从命名空间内',
  host: '从宿主机',
}

export const explanation: ExplanationTexts = {
  target,
  subject: (signal, target, from) =>
    `${from === undefined ? '' : sides[from]}向 ${target} 发送 ${signal}`,
  otherSide: (from, verdict, isSame) => `${sides[from]}发送：${isSame ? '同样' : ''}${verdict}。`,
  kinds: {
    'global-init': (target) => `${target} 是本机的 init 进程。`,
    'namespace-init': (target) => `${target} 是它所在 PID 命名空间的 init 进程。`,
    ordinary: (target) => `${target} 是普通进程。`,
    'kernel-thread': (target) => `${target} 是内核线程。`,
    zombie: (target) => `${target} 是僵尸进程：已经终止，父进程还没有回收它。`,
    unknown: (target) => `不清楚 ${target} 是不是 init 进程。`,
  },
  usual: (usual) =>
    usual
      .map(({ from, term, kill }) => {
        const where = from === undefined ? '' : `${sides[from]}发送，`
        return term === kill
          ? `${where}SIGTERM 和 SIGKILL 都是：${term}。`
          : `${where}SIGTERM：${term}；SIGKILL：${kill}。`
      })
      .join(''),
  headings: {
    steps: '内核如何判定',
    unless: '例外',
    remedies: '怎样做才有效',
    facts: '读到的内容',
  },
  columns: { signals: '信号', fate: '结局', inside: '从内部', host: '从宿主机' },
  certain: '确定无疑。',
  conditional: '除非存在下列情况（这些没能读到）：',
  unknown: '这个结论靠不住：没能读到哪些信号有处理函数。',
  readFrom: (places) => `读自 ${punctuation.list(places)}。`,
  pasted: '粘贴的文本',
  inThatCase: (verdict) => `则${verdict}`,
  askOne: (command) => `只看一个信号的详情：${command}`,
  all: '所有信号',
}

function target({ pid, name, kind }: TargetArguments): string {
  if (pid !== undefined) return `PID ${pid}${name === undefined ? '' : `（${name}）`}`
  if (name !== undefined) return name
  return kind === 'ordinary' ? '带有这些掩码的进程' : '带有这些掩码的 init'
}
