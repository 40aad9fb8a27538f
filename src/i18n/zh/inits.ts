/** 中文：一台机器上的 init 进程。 */
import type { InitTexts } from '../topics/inits.ts'

export const inits = (): InitTexts => ({
  columns: {
    pid: 'PID',
    namespace: '命名空间',
    container: '容器',
    program: '程序',
    term: 'SIGTERM',
    exitCode: '退出码',
    because: '原因',
  },
  none: '除本机自己的 init 以外，这里没有 PID 命名空间的 init：没有运行容器，或者看不到它们。',
  summary({ count, deaf }) {
    const inits = `共有 ${count} 个 PID 命名空间的 init`
    if (deaf === 0) return `${inits}，就所知而言，收到 SIGTERM 都会结束。`
    if (deaf === count) return `${inits}，收到 SIGTERM 后${count === 1 ? '' : '都'}照常运行。`
    return `${inits}，其中 ${deaf} 个收到 SIGTERM 后照常运行。`
  },
  next: '原因和有效的做法：',
  unsure: '~ 很可能，? 猜测；其余确定',
})
