/** 中文：`lab verify`。 */
import { counted } from '../counted.ts'
import type { VerificationTexts } from '../topics/verification.ts'

export const verification = (): VerificationTexts => ({
  help: {
    brief: '把模型与正在运行的内核逐例对照',
    description:
      '每个用例都在模型上和真实的进程上各运行一次，再比较信号的结局。真实的进程位于各自的 PID 命名空间里；除它们之外不向任何进程发信号，结束后不留下任何东西。root 看到的最多：内核自己的跟踪事件，以及其他用户。',
    quick: '系统地抽样，几秒钟完成',
    only: '编号中含有 TEXT 的用例',
    pin: '每一路固定在一个 CPU 上；--no-pin 由内核安排，较慢',
    random: '改为让模拟的世界和真实的进程经历 N 次相同的随机操作',
    seed: '相同的种子产生相同的操作',
  },
  agrees: (cases) => `模型与本机内核在全部 ${counted(cases)} 个用例中一致。`,
  differs: (mismatches, cases) =>
    `在 ${counted(cases)} 个用例中，模型与本机内核有 ${counted(mismatches)} 个不一致。`,
  nothingPlayed: '这里没有一个用例可以运行。',
  aborted: '中途停止，没有做完。',
  failed: (count) => `有 ${counted(count)} 个用例，实验装置自己出了错。`,
  ran: ({ kernel, lanes, isPinned, seconds, perSecond }) =>
    `Linux ${kernel}，${lanes} 路并行，${isPinned ? '各绑定一个 CPU' : '不绑定 CPU'}：${seconds.toFixed(1)} 秒，每秒 ${counted(Math.round(perSecond))} 例。`,
  columns: { table: '用例表', cases: '用例', agreed: '一致' },
  tables: {
    'single-thread': '单线程：信号 × 处置 × 掩码 × 发送者 × 系统调用',
    'two-threads': '两个线程，掩码不同',
    sigwait: '线程在 sigwait 中等待',
    'waiting-thread': '第二个线程在 sigwait 中等待',
    signalfd: '有人读 signalfd',
    stopped: '已停止',
    'orphaned-group': '在孤儿进程组里',
    'already-pending': '已有一个未决',
    'queue-full': '队列已满',
    permission: '用户、权能与会话',
    gone: '已终止，或已被回收',
    reach: '没有目标编号的发送者',
    'forged-info': '伪造的 siginfo',
    'on-cpu': '正在 CPU 上运行',
    traced: '被跟踪',
    'core-dump': '正在转储核心',
  },
  scenarios: '情景：故障、资源限制、定时器、跟踪者、reboot……',
  total: '合计',
  headings: {
    kernel: '本机内核的特性',
    unseen: '没有看到的',
    mismatches: '不一致之处',
    failures: '实验装置出错之处',
  },
  traits: {
    protectsInit: (value) =>
      value ? '它保护 PID 命名空间的 init。' : '它不保护 PID 命名空间的 init。',
    ancestorForces: (value) =>
      value === 'kill-and-stop'
        ? '来自祖先命名空间的信号，只有 SIGKILL 和 SIGSTOP 能强加给 init。'
        : '来自祖先命名空间的信号都会进入 init 的队列，送达时再丢弃。',
    shortcutSparesInit: (value) =>
      value
        ? '它没有“主线程屏蔽”漏洞：只有主线程阻塞致命信号时，init 仍然存活。'
        : '它有“主线程屏蔽”漏洞：只有主线程阻塞致命信号时，init 会被杀死。',
  },
  assumed: '这是假定的：在这里没人能看到。',
  untraced: {
    'no-tracefs': () => '内核自己的跟踪事件：这里没有 tracefs。',
    'not-permitted': (code) =>
      `内核自己的跟踪事件：无权使用 tracefs${code ? `（${code}）` : ''}，root 可以。`,
    'no-such-event': () => '内核自己的跟踪事件：这个内核不跟踪信号。',
    'foreign-pids': () =>
      '内核自己的跟踪事件：sigwhy 自己在一个 PID 命名空间里，事件中的编号与它看到的不同。',
    'not-wanted': () => '内核自己的跟踪事件：没有要求使用。',
  },
  lostEvents: (count) => `丢失了 ${counted(count)} 个跟踪事件。`,
  unobserved: (field, count) => `${field}：有 ${counted(count)} 例已没有谁能看到它。`,
  unplayed: (count, reason) => `${counted(count)} 个没有运行：${reason}。`,
  missing: {
    'no-pid-namespaces': '这里不能创建 PID 命名空间',
    'one-user-only': '这里只映射了一个用户',
    'core-pattern-pipes': 'core_pattern 会把核心转储交给一个程序',
    'no-core-dump': '这里得不到核心转储',
    'no-ptrace': '这里不允许跟踪',
    'no-pidfd': '这个内核没有 pidfd',
    'pid-namespaces': '这里不能创建 PID 命名空间',
    root: '只有 root 可以',
    'x86-64': '这种处理器没有这条指令',
    terminal: '这里得不到伪终端',
    'cgroup-2': '没有可写的第 2 版 cgroup',
    'cgroup-kill': '这个内核没有 cgroup.kill',
    'cgroup-2-freezer': '没有第 2 版的 freezer',
    'cgroup-memory': '没有可写的内存 cgroup',
    'cgroup-freezer': '没有第 1 版的 freezer',
    '/bin/sh': '没有 /bin/sh',
    'syscall-of-a-sleeper': '/proc 不说明睡眠中的线程在哪个系统调用里',
  },
  impossible: (count, reason) => `${counted(count)} 个不可能存在：${reason}。`,
  impossibilities: {
    'sender-sleeps': '发送者必须在所测的等待中睡眠，无法同时发送',
    'namespace-ends': 'init 正在终止，命名空间里已没有谁能发送',
    'never-queued': 'SIGKILL 和 SIGSTOP 无法阻塞，队列里不会有等待的',
    'either-may-win': '两个线程都会被唤醒，先运行的得到它',
    'group-has-no-number': 'kill(-1) 指所有进程，而不是 1 号进程组',
  },
  inUserNamespace: '没有 root：PID 命名空间是在用户命名空间里创建的。',
  mismatch: {
    field: '字段',
    model: '模型',
    kernel: '内核',
    decidedBy: '由此决定',
    noStep: '模型里没有一步',
    more: (count) => `……还有 ${counted(count)} 个；-v 全部列出。`,
  },
  refusals: {
    platform: () => '实验室需要 x86-64 或 arm64 上的 Linux。',
    execute: (detail) => `实验室的程序在这里无法执行：${detail}。`,
    boot: (detail) => `实验室的程序在这里没有启动：${detail}。`,
  },
  progress: (done, total) => `${counted(done)} / ${counted(total)} 个用例`,
})
