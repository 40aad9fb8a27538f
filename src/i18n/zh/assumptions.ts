/** 中文：哪些情况会改变预测，以及事实缺失的原因。 */
import type { AssumptionTexts } from '../topics/assumptions.ts'
import { after, spaced } from './spacing.ts'

export const assumptions = (): AssumptionTexts => ({
  unless: {
    'is-init': () => '该进程不是 init',
    'not-init': () => '该进程是某个 PID 命名空间的 init',
    'not-global-init': () => '它是整台机器的 1 号进程，而不是容器的',
    'not-ignored': (signal) => `进程忽略${after(signal)}`,
    'not-caught': (signal) => `进程为${spaced(signal)}注册了处理函数`,
    'not-blocked': (signal) => `进程阻塞${after(signal)}`,
    'not-awaited': (signal) => `有线程在 sigwait 中等待${after(signal)}（tini 就是这样）`,
    'blocked-before-wait': (signal) => `线程开始等待时并没有阻塞${after(signal)}`,
    'other-threads-alike': (signal) => `另有线程在等待${after(signal)}`,
    'no-signalfd': (signal) => `有 signalfd 读取${after(signal)}`,
    'not-traced': () => '进程正被跟踪',
    running: () => '进程处于停止状态',
    'not-pending': (signal) => `队列中已有未决的${after(signal)}`,
    'group-not-orphaned': () => '它所在的进程组是孤儿进程组',
    'may-signal': () => '进程属于另一个用户',
    'kernel-spares-init': (signal) =>
      `内核属于主线程阻塞${spaced(signal)}就会让 init 失去保护的那些版本（4.15 至少到 6.18.15）`,
  },
  reasons: {
    'not-asked': '没有去读',
    absent: '那里没有这一项',
    'not-permitted': '无权读取',
    hidden: '被 /proc 的挂载选项隐藏',
    vanished: '进程在此期间终止',
    malformed: '内容无法识别',
    'in-motion': '读取期间发生了变化',
  },
  each: '它',
})
