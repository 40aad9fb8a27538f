/** 中文：对容器或镜像的检查。 */
import type { CheckTexts } from '../topics/check.ts'
import type { ErrorText } from '../topics/errors.ts'
import { punctuation } from './punctuation.ts'
import { after, before, spaced } from './spacing.ts'

export const check = (): CheckTexts => ({
  stages: { starting: '正在启动副本', waiting: '正在等它准备好', stopping: '正在停止它' },
  answers: {
    graceful: ({ name, time, who, exitCode }) =>
      who.length === 0
        ? `${before(name)}在${spaced(time)}内停止，退出码 ${exitCode}。`
        : `${before(name)}在${spaced(time)}内停止：${before(punctuation.list(who))}得到通知，退出码 ${exitCode}。`,
    abrupt: ({ name, time, who, exitCode }) =>
      `${before(name)}在${spaced(time)}内结束，但${nobody(who)}得到停止的通知；退出码 ${exitCode}。`,
    reloads: ({ name, timeout, who }) =>
      `${before(name)}不停止：${who.length === 0 ? '它' : before(punctuation.list(who))}得到通知，但${spaced(timeout)}后仍在运行，于是被杀死。`,
    deaf: ({ name, timeout, who }) =>
      `${before(name)}不停止：${nobody(who, false)}得到通知，${before(timeout)}后被杀死。`,
    undetermined: ({ name, time, exitCode }) =>
      `${before(name)}在${spaced(time)}内结束，退出码 ${exitCode}；它是否得到通知，不清楚。`,
  },
  hasty: ({ name, time, who, exitCode }) =>
    `${before(name)}在${spaced(time)}内结束：${before(punctuation.list(who))}得到通知，但收到这个信号会立刻丢下手头的工作；退出码 ${exitCode}。`,
  outOfMemory: ({ name, time, exitCode }) =>
    `${before(name)}在${spaced(time)}内结束：内存用尽而被杀死；退出码 ${exitCode}。`,
  endedEarly: ({ name, time, exitCode }) =>
    `${before(name)}在${spaced(time)}后自己结束，退出码 ${exitCode}，还没来得及让它停止。`,
  notRun: (name, asked) => `没能试${after(name)}：${undone[asked]}。`,
  lastLines: '它最后的输出',
  saidNothing: '它没有任何输出。',
  lostEarly: ({ signal, age }) => `它在启动初期会丢失 ${signal}：${before(age)}时仍然如此。`,
  oomKilled: '其间内存不足，内核杀死过进程。',
  words: {
    graceful: '正常退出',
    abrupt: '突然终止',
    reloads: '照常运行',
    deaf: '无反应',
    undetermined: '结束',
  },
  early: { ended: '结束', lost: '丢失', skipped: '没有试' },
  proofs: { kernel: '，被内核丢弃', time: '，照常运行' },
  columns: {
    when: '发送时刻',
    forecast: '预测',
    happened: '实际',
    exitCode: '退出码',
    time: '用时',
  },
  atAge: (age) => `${before(age)}后`,
  whenUp: '准备好后',
  up(up, time) {
    switch (up.how) {
      case 'healthy':
        return `${before(time)}后健康检查通过`
      case 'listening':
        return `${before(time)}后在端口 ${up.port} 上监听`
      case 'quiet':
        return `${before(time)}后静止下来`
      case 'restless':
        return `${before(time)}内一直没有静止，仍然试了`
      case 'unseen':
        return `已给了它${spaced(time)}，因为从这里看不到它的进程`
    }
  },
  ground: ({ signal, engine, image, timeout, up }) =>
    `由 ${engine} 的 stop 把 ${signal} 发给 ${image} 的副本；副本${after(up)}，限时${after(timeout)}。`,
  headings: { told: '谁得到了通知', copy: '副本', next: '怎么办' },
  tellings: {
    told: '得到通知：处理函数运行了，或者它正等着这个信号',
    deferred: '没有得到通知：处理函数要等 shell 的子进程结束才运行',
    default: '没有得到通知：它没有自己的处理函数',
    dropped: '没有得到通知：信号被内核丢弃',
    queued: '没有得到通知：信号还在队列里',
    nothing: '没有得到通知：没有信号发给它',
  },
  inferred: '谁得到了通知，取自预测。',
  unwitnessed: {
    'no-tracefs': '无法向内核查证谁得到了通知：它没有 tracefs。',
    'not-permitted': '无法向内核查证谁得到了通知；root 可以。',
    'no-such-event': '无法向内核查证谁得到了通知：它不跟踪信号。',
    'foreign-pids':
      '无法向内核查证谁得到了通知：它的进程号不是本命名空间的，或者引擎在另一台机器上。',
    'not-wanted': '没有向内核查证谁得到了通知。',
  },
  contradiction: ({ forecast, fact, exitCode, isGuess }) =>
    isGuess
      ? `预测（并不确定）是${after(forecast)}，实际是${after(fact)}，退出码 ${exitCode}。`
      : `预测错了：说的是${after(forecast)}，实际是${after(fact)}，退出码 ${exitCode}。这是 sigwhy 的错误，请报告。`,
  windowNote: (age) =>
    `启动后${spaced(age)}内到来的信号会丢失，没有 init 的程序通常如此；--init 可以避免。`,
  difference(difference) {
    switch (difference.code) {
      case 'bind-read-only':
        return `${before(difference.target)}以只读方式挂载：它是原容器的 ${difference.source}。`
      case 'bind-left-out':
        return `没有挂载 ${difference.target}：通过 ${before(difference.source)}可以影响外部。`
      case 'volume-fresh':
        return `${before(difference.target)}是全新的卷：不碰原容器的卷${difference.name === '' ? '' : ` ${difference.name}`}。`
      case 'network':
        return `它的网络与原容器（${difference.original}）不同。`
      case 'ports':
        return `不发布端口；原容器发布 ${difference.count} 个。`
      case 'privileged':
        return '它没有特权；原容器有。'
      case 'devices':
        return '它没有机器的设备；原容器有。'
      case 'restart-policy':
        return `它不会被重新启动；原容器会（${difference.name}）。`
      case 'stop-timeout':
        return `它在 ${difference.seconds} 秒后被杀死；原容器永远不会。`
    }
  },
  networkNone: '它除回环以外没有网络；用 -- --network NAME 可以给它一个。',
  network: (name) => `按要求，它在网络 ${before(name)}中。`,
  isImageToo: (reference) => `也有同名的镜像：sigwhy check ${reference}:latest`,
  left: (names) => `没能删除：${names.join('、')}。本机的下一次检查会删除它们。`,
  next: {
    stop: (target) => `sigwhy advise ${target}`,
    early: (target) => `sigwhy check ${target} -- --init`,
  },
  orHandlersFirst: '或者让程序最先设置自己的处理函数。',
  junit: { stop: '收到通知后停止', window: '启动期间不丢失信号' },
  errors: {
    'run-option-unknown': ({ option, allowed }) =>
      say(`检查不接受 ${option}。`, `-- 之后可以写：${allowed.join(' ')}`),
    'run-option-needs-value': ({ option }) =>
      say(`${option} 需要一个值。`, `与 docker run 相同：${option} VALUE`),
    'run-option-takes-no-value': ({ option, text }) =>
      say(`${option} 不带值，却给了“${text}”。`, `请去掉：${option}`),
    'run-option-value': ({ option, text, example }) =>
      say(`${option} 不能是“${text}”。`, `例如：${option} ${example}`),
    'no-engine': ({ wanted }) =>
      say(
        wanted === '' ? '这里 Docker 和 Podman 都没有应答。' : `这里没有 ${wanted} 应答。`,
        '检查要启动容器。引擎在哪里，由 DOCKER_HOST 或 CONTAINER_HOST 指定',
      ),
    'no-original': ({ reference, engines, puller }) =>
      say(
        `${before(punctuation.list(engines))}里既没有名为“${reference}”的容器，也没有这样的镜像。`,
        `不会自动拉取：${puller} pull ${reference}`,
      ),
    'several-originals': ({ reference, engines }) =>
      say(
        `${before(punctuation.list(engines))}里都有“${reference}”。`,
        `请指明是哪一个：${engines.map((engine) => `sigwhy check ${engine}:${reference}`).join('，')}`,
      ),
    'not-by-cri': ({ reference }) =>
      say(
        `检查要启动容器，而 CRI 只在 pod 里启动：不能检查 cri:${reference}。`,
        `请用 Docker 或 Podman 检查它的镜像；或者只做预测：sigwhy cri:${reference}`,
      ),
    'no-duration': ({ flag, text }) =>
      say(`${flag} 不能是“${text}”。`, `例如：${flag} ${flag === '--window' ? '100' : '60'}`),
  },
  seconds(milliseconds) {
    if (milliseconds < 950) return `${milliseconds} 毫秒`
    return `${(milliseconds / 1000).toFixed(milliseconds % 1000 === 0 ? 0 : 1)} 秒`
  },
})

const undone = {
  create: '引擎没能用它创建容器',
  start: '它启动不了',
  inspect: '引擎没有说它的情况',
  stop: '引擎没能停止它',
  wait: '引擎没有说它是怎样结束的',
} as const

/** “node 没有”“没有谁”。 */
function nobody(who: readonly string[], isAfterText = true): string {
  if (who.length === 0) return '没有谁'
  const names = before(punctuation.list(who))
  return `${isAfterText ? after(names) : names}没有`
}

function say(said: string, next: string): ErrorText {
  return { said, next }
}
