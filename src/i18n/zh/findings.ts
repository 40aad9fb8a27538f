/** 中文：读到的事实对一个信号意味着什么。 */
import type { FindingTexts, MaskFinding } from '../topics/findings.ts'

export const findings = (): FindingTexts => ({
  labels: { sender: '发送者', action: '默认动作', notRead: '未读取' },
  assumed: '没能读到，当作放行',
  sender({ may, uid, isSame, capKill }) {
    if (!may) return `发送者的 uid 是 ${uid}，又没有 CAP_KILL`
    if (isSame) return `发送者的 uid 是 ${uid}：有权发送`
    return capKill ? '发送者有 CAP_KILL：有权发送' : '有权发送'
  },
  place: (from) => (from === 'inside' ? '在它的 PID 命名空间内' : '在它的 PID 命名空间外'),
  init(kind, isAssumed) {
    switch (kind) {
      case 'global':
        return '本机的 PID 1'
      case 'namespace':
        return isAssumed ? '当作 PID 命名空间的 init' : '它所在 PID 命名空间的 init'
      case 'no':
        return isAssumed ? '当作普通进程' : '不是 init'
    }
  },
  caught: (mask) =>
    mask.has ? `${mask.signal} 有处理函数` : `${mask.signal} 没有处理函数${onlyFor(mask)}`,
  ignored: ({ signal, has }) => (has ? `${signal} 被忽略` : `${signal} 没有被忽略`),
  blocked: ({ signal, has }) => (has ? `${signal} 被阻塞` : `${signal} 没有被阻塞`),
  pending: ({ signal, has }) => (has ? `${signal} 已在队列中未决` : `队列中没有未决的 ${signal}`),
  signalfd: ({ signal, has }) =>
    has ? `有 signalfd 读取 ${signal}` : `没有 signalfd 读取 ${signal}`,
  awaited: ({ signal, has }) => (has ? `有线程在等待 ${signal}` : `没有线程在等待 ${signal}`),
  state: (life) =>
    ({
      running: '活着，没有停止',
      stopped: '因停止信号而停止',
      dumping: '正在写核心转储',
      exiting: '已终止，尚未被回收',
      reaped: '进程已不存在',
    })[life],
  tracer: (isTraced) => (isTraced ? '有跟踪者' : '没有跟踪者'),
  queue: (isFull) => (isFull ? '已无余量' : '有余量'),
  action: (action) =>
    ({
      terminate: '终止进程',
      dump: '终止进程并转储核心',
      stop: '停止进程',
      continue: '若进程已停止则恢复运行',
      ignore: '忽略',
    })[action],
})

function onlyFor({ others, count }: MaskFinding): string {
  return count > 0 && count <= 4 ? `，只有 ${others} 有` : ''
}
