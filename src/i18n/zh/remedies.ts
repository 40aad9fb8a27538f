/** 中文：怎样做才有效。 */
import type { RemedyTexts } from '../topics/remedies.ts'

export const remedies = (): RemedyTexts => ({
  'kill-from-host': (_, { pid, isOutside }) => ({
    ...(isOutside && pid !== undefined ? { command: `kill -9 ${pid}` } : {}),
    text: isOutside
      ? '从这里（外部）发送的 SIGKILL 和 SIGSTOP 可以通过：容器随之终止，来不及做任何清理。'
      : '从宿主机发送的 SIGKILL 和 SIGSTOP 可以通过：对宿主机看到的那个 PID 执行 kill -9。',
  }),
  'send-handled': ({ signals }, { pid, shortName }) => {
    const [first = 15] = signals
    const names = signals.map((signal) => `SIG${shortName(signal)}`).join('、')
    return {
      ...(pid === undefined ? {} : { command: `kill -${shortName(first)} ${pid}` }),
      text: `它为 ${names} 注册了处理函数，所以收得到；处理函数做什么，由程序自己决定。`,
    }
  },
  'resume-first': (_, { pid }) => ({
    ...(pid === undefined ? {} : { command: `kill -CONT ${pid}` }),
    text: '先让它恢复运行：停止的进程只接受 SIGKILL 和 SIGCONT。',
  }),
  'needs-permission': ({ user }) => ({
    text:
      user === undefined ? '改用该进程的用户或 root 来发送。' : `改用用户 ${user} 或 root 来发送。`,
  }),
  'waits-for-unblock': (_, { signal }) => ({
    text: `从外部无能为力：只有程序自己解除对 ${signal} 的阻塞，或主动等待它。`,
  }),
  'look-for-sigwait': (_, { pid }) => ({
    ...(pid === undefined ? {} : { command: `sudo sigwhy ${pid}` }),
    text: '同一台机器上的 root 能看到是否有线程在等待它（tini 就是这样）。',
  }),
  'ask-its-tracer': ({ tracer }) => ({
    text:
      tracer === 0
        ? '由跟踪者决定：结束挂在上面的调试器或 strace。'
        : `由跟踪者决定：PID ${tracer}。`,
  }),
  'parent-must-reap': ({ parent }) => ({
    text: `只有父进程 PID ${parent} 等待（wait）它，才能把它清除。`,
  }),
  'add-handler-or-init': (_, { catchable }) => ({
    text: `为了下一次：给程序注册 ${catchable} 的处理函数，或让它运行在会转发信号的 init 之下（docker run --init、tini）。`,
  }),
})
