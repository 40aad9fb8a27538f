/** 中文：容器是怎样结束的。 */
import type { Cause } from '../../explain/death/death.ts'
import { durationIn } from '../duration.ts'
import type { DeathArguments, DeathTexts, Verdict } from '../topics/deaths.ts'
import { before } from './spacing.ts'

const duration = durationIn({
  milliseconds: ' 毫秒',
  seconds: ' 秒',
  minutes: ' 分钟',
  hours: ' 小时',
  days: ' 天',
})

export const deaths = (): DeathTexts => ({
  cause: (cause, about) => causeOf(cause, about),
  lives(life, name, lived) {
    const since = lived === undefined ? '' : `，已运行 ${duration(lived)}`
    switch (life) {
      case 'running':
        return [`${name} `, '还活着', `${since}。`]
      case 'paused':
        return [`${name} `, '还活着', '，但已暂停：恢复之前一动不动。']
      case 'created':
        return [`${name} `, '从未启动过', '。']
      case 'restarting':
        return [`${name} `, '已结束', '，即将再次启动。']
      case 'exited':
      case 'dead':
      case 'removing':
        return [`${name} `, '已结束', '。']
      case 'removed':
        return [`${name} `, '已不存在', '。']
    }
  },
  noEnd: (engine) => `${engine} 不记得它结束过。`,
  lastEnd: '它上一次的结束',
  sure: (confidence) => ({ certain: '确定。', likely: '很可能。', guess: '猜测。' })[confidence],
  when: (time, ago, lived) =>
    `它在 ${time} 结束，即 ${duration(ago)}前${lived === undefined ? '' : `，共运行了 ${duration(lived)}`}。`,
  headings: {
    timeline: '经过',
    known: '已知的事实',
    inferred: '由此推断',
    circumstances: '其他情况',
    others: '也可能是',
    unread: '没能读到的',
    next: '接下来',
  },
  offset: (milliseconds) =>
    milliseconds === 0 ? '0' : `${milliseconds < 0 ? '−' : '+'}${duration(Math.abs(milliseconds))}`,
  happening(entry, { signal, engine }) {
    switch (entry.what) {
      case 'started':
        return '启动'
      case 'paused':
        return '暂停'
      case 'unpaused':
        return '恢复'
      case 'oom':
        return '内核没有内存可以给它了'
      case 'stop-completed':
        return `${engine} 报告停止完成`
      case 'removed':
        return '被删除'
      case 'sent':
        return `${engine} 发送了${entry.signal === undefined ? '一个信号' : ` ${signal(entry.signal)}`}`
      case 'health':
        return `健康检查的结果是 ${entry.status}`
      case 'kernel-killed':
        return `内核因内存不足杀死了 ${entry.name}（宿主机 PID ${entry.pid}）`
      case 'ended':
        return entry.exitCode === undefined ? '结束' : `结束，退出码 ${entry.exitCode}`
      case 'started-again':
        return '再次启动'
    }
  },
  finding(finding, { signal, engine }) {
    switch (finding.code) {
      case 'exit-code':
        return `退出码 ${finding.exitCode}`
      case 'oom-flag':
        return finding.isSet
          ? `${engine} 看到内存不足杀手在其中起了作用`
          : `${engine} 没有看到内存不足杀手在其中起作用`
      case 'sent':
        return `${engine} 在结束前 ${duration(finding.before)}发送了${finding.signal === undefined ? '一个信号，但没有说明是哪一个' : ` ${signal(finding.signal)}`}`
      case 'stop-completed':
        return '有人要求停止它，停止已完成'
      case 'cleaned-twice':
        return `${engine} 清理了两次，停止之后就是这样`
      case 'removed':
        return `结束后 ${duration(finding.after)}被删除`
      case 'sent-nothing':
        return `结束前不久的事件中没有 ${engine} 发送的信号`
      case 'oom-event':
        return `结束前 ${duration(finding.before)}，${engine} 得知内存不足`
      case 'kernel-killed':
        return `内核因内存不足杀死了其中的 ${finding.name}（宿主机 PID ${finding.pid}）`
      case 'kernel-killed-nobody':
        return '内核没有因内存不足杀死其中的任何进程'
      case 'kernel-fault':
        return `${finding.name}（宿主机 PID ${finding.pid}，属于哪个容器不明）：结束时发生 ${finding.fault}`
      case 'engine-said':
        return finding.said
      case 'lived':
        return `它只活了 ${duration(finding.duration)}：几乎没有时间让人来杀它`
      case 'no-end-event':
        return '没有它结束的事件'
      case 'restart-asked':
        return '此前不久有人要求重启'
      case 'cleaned-unused':
        return `${engine} 没有启动它就清理了它`
      case 'reads-as-signal':
        return `${finding.exitCode} 等于 128 + ${finding.signal}：被 ${signal(finding.signal)} 结束，除非程序自己选了 ${finding.exitCode}`
      case 'chose-its-code':
        return finding.exitCode > 128
          ? `没有编号为 ${finding.exitCode - 128} 的信号：退出码是程序自己选的`
          : '129 以下的退出码都不是信号造成的：程序自己结束了'
      case 'not-from-inside':
        return '内核会丢弃从容器内部发给 PID 1 的 SIGKILL：它来自容器外的机器'
      case 'may-pass-on':
        return `它的第一个进程是 ${finding.program}，会以子进程的退出码结束：被杀死的也可能是子进程`
      case 'abort-looks-the-same':
        return 'abort() 也会让 PID 1 以 SIGSEGV 结束：内核丢弃 SIGABRT，随后发生故障'
      case 'program-habit':
        return `${finding.program} 收到 ${signal(finding.signal)} 时以 ${finding.exitCode} 结束`
      case 'survived':
        return `收到 ${signal(finding.signal)} 之后它又活了 ${duration(finding.duration)}：信号被丢弃，或者处理了却没有结束`
      case 'shell-code':
        return finding.exitCode === 127
          ? 'shell 找不到命令时以 127 结束'
          : 'shell 找到命令却无法执行时以 126 结束'
    }
  },
  circumstance(circumstance, { engine }) {
    switch (circumstance.code) {
      case 'unhealthy':
        return `结束前它已有 ${duration(circumstance.before)}处于 unhealthy。这本身不会结束容器；Swarm、autoheal 和 podman run --health-on-failure 会据此行动。`
      case 'ends-again-and-again':
        return `它一再结束：重新启动了 ${circumstance.restarts} 次${circumstance.codes.length < 2 ? '' : `，${sameOrAll(circumstance.codes)}`}。`
      case 'earlier-oom':
        return `此前内存曾经不足，在结束前 ${duration(circumstance.before)}；那时可能有它的另一个进程被杀死。`
      case 'no-grace':
        return `它的停止超时是 0 秒：${engine} 立即发送 SIGKILL。在 Podman 4 中经 Docker API 创建的容器，若不另行指定就是这样。`
      case 'was-paused':
        return '它处于暂停状态：除 SIGKILL 外不能处理任何信号。'
      case 'has-terminal':
        return '它有终端：可能有人在那里按了键，或关闭了终端。'
      case 'grace-was-other':
        return `它的设置允许 ${duration(circumstance.allowed)}；停止它的人只给了 ${duration(circumstance.waited)}。`
      case 'shares-pid-namespace':
        return '它与别人共用 PID 命名空间：外面的进程可以像对待其他进程一样给它发信号。'
    }
  },
  contradiction(contradiction) {
    switch (contradiction.code) {
      case 'codes-differ':
        return `容器的退出码是 ${contradiction.inspected}，结束事件中却是 ${contradiction.event}：它可能结束了两次。`
      case 'killed-too-late':
        return `也发送了 SIGKILL，但它以 ${contradiction.exitCode} 结束：刚好抢先了一步。`
      case 'oom-without-137':
        return `内存不足杀手在其中起了作用，但退出码是 ${contradiction.exitCode}：被杀死的是它的另一个进程。`
    }
  },
  unread(unread, { engine }) {
    const { because } = unread
    const detail = because.detail === undefined ? '' : `（${because.detail}）`
    switch (unread.source) {
      case 'events':
        return because.why === 'not-asked'
          ? `事件：${engine} 没有可以查询的事件`
          : `事件：${engine} 已经忘了那时的事件${detail}`
      case 'kernel-log':
        return because.why === 'not-permitted'
          ? `内核日志：只有 root 可以读${detail}`
          : `那时的内核日志${detail}`
      case 'inspect':
        return '容器本身：已被删除'
    }
  },
  causes: {
    'grace-exhausted': {
      what: '被要求停止，没有停止，时间用完后被杀死',
      tell: '事件：先是带停止信号的 kill，宽限期用完时是信号 9 的 kill',
    },
    'killed-by-engine': {
      what: 'docker kill、docker rm -f',
      tell: '事件：信号 9 的 kill，之前什么也没有',
    },
    'told-and-ended': { what: '被要求停止，并且结束了', tell: '事件：结束前不久有带该信号的 kill' },
    'out-of-memory': {
      what: '内核的内存不足杀手',
      tell: 'State.OOMKilled 为 true；内核日志写明被杀的进程及其容器',
    },
    'ended-after-oom': {
      what: '它的另一个进程因内存不足被杀死，随后它结束了',
      tell: 'State.OOMKilled 为 true；内核日志写明被杀的进程',
    },
    crashed: {
      what: '自身的故障，例如访问不存在的内存',
      tell: '内核日志在那个时刻有 segfault 或 trap；它自己的日志里可能也有',
    },
    'killed-from-outside': {
      what: '在容器外的机器上执行 kill -9',
      tell: '事件：结束前没有 kill，也没有内存不足',
    },
    killed: { what: '来自某处的 SIGKILL', tell: '它的事件' },
    signalled: { what: '不经引擎而来的信号', tell: '事件：结束前没有 kill' },
    'not-found': { what: '镜像里没有它的命令', tell: 'State.Error 有说明，也没有结束的事件' },
    'not-executable': { what: '它的命令无法执行', tell: 'State.Error 有说明，也没有结束的事件' },
    'start-failed': { what: '引擎无法启动它', tell: 'State.Error 有说明，也没有结束的事件' },
    lost: {
      what: '结束时引擎自己不在运行，所以不知道',
      tell: '事件：没有它的结束；机器或引擎在那时启动',
    },
    ended: {
      what: '程序自己选了这个码，或者 shell 传递了子进程的码',
      tell: '它的日志，以及程序对退出码的说明',
    },
    unknown: { what: '什么都可能', tell: '结束之前的事件' },
  },
  next({ code, name, engine, image }) {
    const target = `${engine}:${name}`
    const command = engine === 'cri' ? 'crictl' : engine
    switch (code) {
      case 'advise':
        return { command: `sigwhy advise ${target}`, text: '让它听到停止就结束的最小改动。' }
      case 'check':
        return {
          command: `sigwhy check ${image ?? target}`,
          text: '在一个副本上试停一次，并测量时间。',
        }
      case 'set-grace':
        return {
          command: `${command} run --stop-timeout 10 …`,
          text: '给它停止的时间：重新创建时指定停止超时，或停止时加 -t 10。',
        }
      case 'raise-memory':
        return {
          command:
            engine === 'cri' ? 'resources.limits.memory' : `${command} update --memory … ${name}`,
          text: '给它更多内存，或让程序的堆小一些。',
        }
      case 'spare-machine':
        return { text: '整台机器的内存用尽了：给容器设上限，或给机器加内存。' }
      case 'stop-instead':
        return {
          command: `${command} stop ${name}`,
          text: '先通知它，并给它时间结束；kill 两样都没有。',
        }
      case 'read-logs':
        return {
          command: `${command} logs --tail 50 ${engine === 'cri' ? 'ID' : name}`,
          text: '它最后说了什么。',
        }
      case 'record-events':
        return {
          command:
            engine === 'cri' ? 'crictl events' : `${command} events --filter container=${name}`,
          text: '让它一直运行：它会记住引擎忘掉的事。',
        }
      case 'record-senders':
        return {
          command: 'perf trace -e signal:signal_generate',
          text: '在宿主机上运行：下一次就能看到是谁发送的。',
        }
      case 'read-kernel-log':
        return {
          command: `sudo sigwhy why-died ${target}`,
          text: '以 root 运行时也会读内核日志：由此可知内存是否用尽。',
        }
      case 'fix-command':
        return {
          command: `${command} inspect ${name}`,
          text: '把 Path 和 Args 与镜像的内容对照；脚本需要第一行写的解释器。',
        }
      case 'keep-core':
        return {
          command: `${command} run --ulimit core=-1 …`,
          text: '保留下一次崩溃的核心转储；存放位置见 /proc/sys/kernel/core_pattern。',
        }
    }
  },
  exitCode: {
    headline: (code, signal) =>
      signal === undefined
        ? `单凭退出码 ${code} 看不出原因；以下情形都会得到它。`
        : `退出码 ${code} 等于 128 + ${code - 128}，即 ${signal}；以下情形都会得到它。`,
    programs: (signal, programs) => `收到 ${signal} 时以它结束的程序：${programs.join('、')}。`,
    columns: { cause: '可能是', tell: '怎样看出来' },
    ask: { command: 'sigwhy why-died NAME', text: '查明某个容器属于哪一种。' },
  },
})

function causeOf(cause: Cause, about: DeathArguments): Verdict {
  const { name, engine, signal, exitCode } = about
  const withCode = exitCode === undefined ? '' : `（退出码 ${exitCode}）`
  switch (cause.code) {
    case 'grace-exhausted': {
      const told = cause.signal === undefined ? '被要求停止' : `收到 ${signal(cause.signal)}`
      const time = cause.allowed ?? cause.waited
      const why =
        time === undefined
          ? `${before(told)}之后没有及时结束`
          : time === 0
            ? `${before(told)}之后没有任何时间来结束`
            : `${before(told)}之后没有在 ${duration(time)}内结束`
      return [`${name} `, '被杀死', `：${why}${withCode}。`]
    }
    case 'killed-by-engine':
      return cause.by === 'kill-or-removal'
        ? [`${name} 通过 ${engine} `, '被杀死', `：强制删除所致，或删除之前刚被杀死${withCode}。`]
        : [`${name} `, '被杀死', `：有人通过 ${engine} 发送了 SIGKILL${withCode}。`]
    case 'told-and-ended': {
      const sent = cause.signal === undefined ? undefined : signal(cause.signal)
      const took = cause.took === undefined ? '' : `，用了 ${duration(cause.took)}`
      const told =
        cause.by === 'stop'
          ? `被要求停止${sent === undefined ? '' : `（${sent}）`}`
          : `通过 ${engine} 收到${sent === undefined ? '一个信号' : ` ${sent}`}`
      return [`${name} ${told}，随后`, '结束', `${took}${withCode}。`]
    }
    case 'out-of-memory': {
      const victim = cause.victims.length === 0 ? '' : `，内核选中了 ${cause.victims.join('、')}`
      return [`${name} 因内存不足`, '被杀死', `：${limitOf(cause)}${victim}${withCode}。`]
    }
    case 'ended-after-oom': {
      const who = cause.victims.length === 0 ? '它的一个进程' : ` ${cause.victims.join('、')} `
      return [`内核因内存不足杀死${who}之后，${name} `, '结束', `了${withCode}。`]
    }
    case 'crashed':
      return [`${name} `, '崩溃', `：自身故障，${signal(cause.signal)}${withCode}。`]
    case 'killed-from-outside':
      return [`${name} 被 SIGKILL `, '杀死', `，这个信号不是通过 ${engine} 发来的${withCode}。`]
    case 'killed':
      return [`${name} 大概被 SIGKILL `, '杀死', `；没有谁记得是谁发送的${withCode}。`]
    case 'signalled':
      return [`${name} 因 ${signal(cause.signal)} `, '结束', `；没有谁记得是谁发送的${withCode}。`]
    case 'not-found':
      return [`${name} `, '无法启动', `：它的命令不存在${withCode}。`]
    case 'not-executable':
      return [`${name} `, '无法启动', `：它的命令无法执行${withCode}。`]
    case 'start-failed':
      return [`${engine} `, '无法启动', ` ${name}${withCode}。`]
    case 'lost':
      return [`${name} 很可能在 ${engine} 自己不运行时`, '结束', `${withCode}。`]
    case 'ended':
      return [
        `${name} 自己`,
        '结束',
        `了，${cause.exitCode === 0 ? '正常退出' : '出错退出'}${withCode}。`,
      ]
    case 'unknown':
      return [`${name} 为什么结束，`, '不清楚', '。']
  }
}

function limitOf({ scope, limit }: Extract<Cause, { readonly code: 'out-of-memory' }>): string {
  const size = limit === undefined ? '' : ` ${mebibytes(limit)}`
  switch (scope) {
    case 'container':
      return `达到了自己的上限${size}`
    case 'above':
      return '它所在的组达到了上限'
    case 'machine':
      return '机器的内存用尽了'
    case 'unknown':
      return limit === undefined ? '内核没有内存可以给它了' : `它的上限是${size}`
  }
}

function mebibytes(bytes: number): string {
  const mebi = bytes / 2 ** 20
  return mebi < 1024 ? `${Number(mebi.toFixed(1))} MiB` : `${Number((mebi / 1024).toFixed(1))} GiB`
}

function sameOrAll(codes: readonly number[]): string {
  const last = codes.slice(-8)
  const isSame = last.every((each) => each === last[0])
  return isSame ? `退出码每次都是 ${last[0]}` : `退出码依次为 ${last.join('、')}`
}
