/** 中文：内核判定的各个步骤。 */
import type { StepArguments, StepTexts } from '../topics/steps.ts'

export const steps = (): StepTexts => ({
  'forged-info': {
    label: '来源',
    passes: () => 'kill(2) 如实记录发送者',
    decides: ({ errno }) => `只有发给自己时才能冒充内核：${errno ?? 'EPERM'}`,
  },
  'out-of-reach': {
    label: '可达',
    passes: () => '发送者有该进程的编号',
    decides: ({ errno }) => `发送者没有该进程的编号：${errno ?? 'ESRCH'}`,
  },
  permission: {
    label: '权限',
    passes: ({ isSenderKnown }) => (isSenderKnown ? '可以发送信号' : '假定有权：不知道由谁发送'),
    decides: ({ errno }) => `用户不同，又没有 CAP_KILL：${errno ?? 'EPERM'}`,
  },
  exiting: {
    label: '存活',
    passes: () => '进程活着',
    decides: () => '进程已经终止：丢弃',
  },
  'global-init': {
    label: '本机 init',
    passes: ({ init, signal }) =>
      init === 'global' ? `${signal} 不是 SIGKILL 或 SIGSTOP` : '不是本机的 PID 1',
    decides: ({ signal }) => `本机的 PID 1 永远收不到 ${signal}：丢弃`,
  },
  'namespace-init': {
    label: 'init',
    passes: namespaceInitPasses,
    decides: ({ isForcible, signal, init }) =>
      isForcible && init === 'namespace'
        ? `${signal} 不可能有处理函数，发送者又在内部：丢弃`
        : 'init 没有处理函数：丢弃',
  },
  ignored: {
    label: '忽略',
    passes: ({ disposition }) =>
      disposition === 'ignored' ? '虽被忽略，但正被阻塞：先排队' : '没有忽略',
    decides: ({ signal }) => `进程忽略 ${signal}：丢弃`,
  },
  'ignored-by-default': {
    label: '默认忽略',
    passes: ({ disposition, action }) =>
      disposition === 'default' && (action === 'ignore' || action === 'continue')
        ? '正被阻塞：先排队'
        : '有事可做',
    decides: ({ action, resumes }) => {
      if (resumes) return '进程已恢复运行；没有处理函数，到此为止'
      return action === 'continue'
        ? '没有处理函数；进程没有停止，用不着 SIGCONT：丢弃'
        : '没有处理函数，默认动作是忽略：丢弃'
    },
  },
  'already-pending': {
    label: '已有未决',
    passes: () => '队列里还没有',
    decides: ({ signal }) => `已有一个未决的 ${signal}：再来的丢失`,
  },
  'queue-full': {
    label: '队列余量',
    passes: () => 'kill(2) 总能排进队列',
    decides: ({ errno }) => `该用户的信号队列已满：${errno ?? 'EAGAIN'}`,
  },
  'fatal-shortcut': {
    label: '致命',
    passes: ({ disposition, init }) => {
      if (disposition !== 'default') return '不致命：不走默认动作'
      return init === 'no' ? '不会立即致命' : '对 init 不致命'
    },
    decides: ({ isForcible, signal }) =>
      isForcible ? `${signal} 不可能被捕获：所有线程立即终止` : '没有处理函数：所有线程立即终止',
  },
  sigwait: {
    label: 'sigwait',
    passes: () => '没有线程在 sigwait 中等它',
    decides: () => '有线程正在 sigwait 中等它，由该线程取走',
  },
  signalfd: {
    label: 'signalfd',
    passes: () => '没有通过 signalfd 读取',
    decides: () => '被阻塞，并由 signalfd 读走',
  },
  blocked: {
    label: '阻塞',
    passes: () => '有线程没有阻塞它',
    decides: () => '所有线程都阻塞它：留在队列里',
  },
  stopped: {
    label: '停止状态',
    passes: () => '进程没有停止',
    decides: () => '停止的进程只接受 SIGKILL 和 SIGCONT：留在队列里',
  },
  traced: {
    label: '跟踪者',
    passes: () => '没有跟踪者',
    decides: () => '跟踪者先看到它，并决定去留',
  },
  'ignored-at-delivery': {
    label: '送达时忽略',
    passes: () => '没有忽略',
    decides: () => '处置为忽略：从队列取出后丢弃',
  },
  handler: {
    label: '处理函数',
    passes: () => '没有处理函数',
    decides: () => '执行处理函数',
  },
  'nothing-by-default': {
    label: '默认忽略',
    passes: () => '有事可做',
    decides: () => '没有处理函数，默认动作是忽略：丢弃',
  },
  'init-at-delivery': {
    label: '送达时的 init',
    passes: ({ init, isForcible }) =>
      init !== 'no' && isForcible ? 'SIGKILL 和 SIGSTOP 是强制送来的' : '不是 init',
    decides: () => 'init 没有处理函数：丢弃',
  },
  'orphaned-group': {
    label: '孤儿进程组',
    passes: () => '不需要他人恢复，或有人能恢复它',
    decides: () => '没有谁能恢复它所在的进程组：丢弃',
  },
  stop: {
    label: '默认动作',
    passes: () => '不是停止信号',
    decides: ({ isForcible, signal }) =>
      isForcible ? `${signal} 不可能被捕获：所有线程停止` : '没有处理函数：所有线程停止',
  },
  'core-dump': {
    label: '默认动作',
    passes: () => '不转储核心',
    decides: () => '没有处理函数：进程终止并转储核心',
  },
  terminate: {
    label: '默认动作',
    passes: () => '不终止进程',
    decides: () => '没有处理函数：进程终止',
  },
})

function namespaceInitPasses(about: StepArguments): string {
  if (about.init === 'no') return '普通进程：不受保护'
  if (about.isForcible && about.isForced) return `来自外部的 ${about.signal} 可以通过`
  if (about.disposition === 'caught') return '有处理函数的信号，init 照样能收到'
  if (about.disposition === 'ignored') return '不走默认动作，用不着保护'
  if (about.isAwaited) return '有线程在等待它：不问有没有处理函数'
  if (about.isBlocked) return '正被阻塞：先排队，不问有没有处理函数'
  return '这个内核不保护它'
}
