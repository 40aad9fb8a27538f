/** 中文：进程会怎么样。 */
import type { PrognosisTexts } from '../topics/prognosis.ts'
import { after, before, spaced } from './spacing.ts'

export const prognosis = (): PrognosisTexts => ({
  words: {
    graceful: '正常退出',
    abrupt: '突然终止',
    reloads: '照常运行',
    deaf: '无反应',
    stopped: '停住',
    unknown: '不清楚',
  },
  meanings: {
    graceful: (end) => `正常退出：程序得到通知后结束${end === undefined ? '' : `，${end}`}。`,
    abrupt: (end) => `突然终止：进程结束${end === undefined ? '' : `，${end}`}；应用没有得到通知。`,
    reloads: () => '程序有所察觉，但照常运行。',
    deaf: () => '无反应：照常运行，就像什么也没发送过。',
    stopped: () => '停住不动，直到有人发送 SIGCONT。',
    unknown: () => '之后会怎样，不清楚。',
  },
  guessed: (meaning) => `猜测：${meaning}`,
  headings: { path: '程序会怎么做', matrix: '所有信号' },
  labels: { outcome: '结果', exitCode: '退出码', sure: '把握', caveat: '注意' },
  sureness: { certain: '确定', likely: '很可能', guess: '猜测' },
  established(how) {
    switch (how.by) {
      case 'laboratory':
        return `在实验室中试过（${how.versions}）`
      case 'source':
        return `据资料，未经试验：${how.where}`
    }
  },
  usual: '这类程序通常如此，这一个可能不同',
  unknownProgram: 'sigwhy 不了解这个程序的习性',
  end: ({ exitCode, signal }) =>
    signal === undefined ? `退出码 ${exitCode}` : `被 ${signal} 杀死，退出码 ${exitCode}`,
  doing: {
    reloads: '重新读取配置',
    'reopens-logs': '重新打开日志文件',
    dumps: '输出自己的运行状态',
    'changes-workers': '增减工作进程',
    upgrades: '启动自己的新版本',
    'interrupts-work': '中断正在做的事',
    quiets: '不再接受新的工作',
    're-executes': '重新执行自己的程序文件',
    'opens-debugger': '打开调试端口',
    ignores: '不作处理',
    'collects-children': '回收已经结束的子进程',
    resizes: '记下终端的大小',
    internal: '留作内部使用',
  },
  reason(reason, { signal, program }) {
    const who = program === undefined ? '程序' : before(program)
    switch (reason.code) {
      case 'program-decides':
        return program === undefined ? '由程序自己的代码决定' : `${who}交给所运行的代码决定`
      case 'ends':
        return reason.told ? `${who}有序地关闭` : `${who}立刻结束`
      case 'lives':
        return `${who}${this.doing[reason.doing]}`
      case 'raises-again':
        return reason.isDropped
          ? `${who}撤掉处理函数，再向自己发送 ${signal}，而内核对 init 会丢弃它`
          : `${who}撤掉处理函数，再向自己发送 ${signal}`
      case 'forwards': {
        const what = reason.as === undefined ? '信号' : `信号换成 ${reason.as} `
        return reason.isHasty
          ? `${who}立刻结束，不等子进程`
          : `${who}把${what}转给子进程，并等它结束`
      }
      case 'defers': {
        const child = reason.child === undefined ? '子进程' : spaced(reason.child)
        return reason.isTold
          ? `要等${child}结束（它也收到${after(signal)}），处理函数才会运行`
          : `要等${child}结束，处理函数才会运行，而它没有得到通知`
      }
      case 'forwards-to-unknown':
        return `${who}会转发信号，但没能看到转给谁`
      case 'nothing-known':
        return '没能读到哪些信号有处理函数'
    }
  },
  caveat(caveat) {
    switch (caveat.code) {
      case 'starting':
        return `它在 ${caveat.age} 毫秒前才启动，处理函数可能还没有装好`
      case 'may-take-long':
        return '它会先等客户端或手头的工作结束，不论要多久'
      case 'rest-is-killed':
        return `命名空间里另有 ${caveat.count} 个进程会随它被杀死，没有得到通知`
      case 'others-not-told':
        return `它身后还有 ${caveat.count} 个进程在工作，也得不到通知`
      case 'is-respawned':
        return `${before(caveat.by)}会重新启动它`
    }
  },
  columns: {
    signal: '信号',
    outcome: '结果',
    exitCode: '退出码',
    sure: '把握',
    because: '原因',
    inside: '从内部',
    host: '从宿主机',
  },
})
