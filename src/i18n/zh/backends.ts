/** 中文：事实从哪里读来。 */
import type { BackendTexts } from '../topics/backends.ts'

export const backends = (): BackendTexts => ({
  readBy: {
    bpf: '由内核遍历自己的任务找到（BPF），其余读自 /proc。',
    procfs: '读自 /proc。',
  },
  refusals: {
    'not-linux': '这不是 Linux',
    architecture: 'sigwhy 不了解这种机器的结构',
    'not-root': '需要 CAP_BPF 和 CAP_PERFMON，或 CAP_SYS_ADMIN',
    'no-permission': '内核在这里不允许',
    'no-btf': '内核没有描述自己的类型（BTF）',
    'no-koffi': '没有安装可选的软件包 koffi',
    refused: 'bpf(2) 失败',
    'not-pinned': '那里没有固定任何东西',
    'other-layout': '固定在那里的程序写出的记录格式不同',
    'not-listed': '遍历没有经过这个进程',
  },
  kernel: '内核自己的结构（BPF）',
})
