/** 中文：一台机器上的 init 进程。 */
import type { InitTexts } from '../topics/inits.ts'

export const inits = (): InitTexts => ({
  columns: {
    pid: 'PID',
    namespace: '命名空间',
    program: '程序',
    term: 'SIGTERM',
    kill: 'SIGKILL',
    because: '原因（SIGTERM）',
  },
  none: '除本机自己的 init 以外，这里没有 PID 命名空间的 init：没有运行容器，或者看不到它们。',
  summary({ count, deaf }) {
    const inits = `共有 ${count} 个 PID 命名空间的 init`
    if (deaf === 0) return `${inits}，SIGTERM 都能起作用。`
    if (deaf === count) return `${inits}，SIGTERM 对${count === 1 ? '它' : '它们'}都不起作用。`
    return `${inits}，SIGTERM 对其中 ${deaf} 个不起作用。`
  },
  next: '原因和有效的做法：',
  unsure: '? 表示所依据的事实没能全部读到',
})
