/** 中文：建议。 */
import type { AdviceTexts, AnswerArguments } from '../topics/advice.ts'

export const advice = (): AdviceTexts => ({
  answer(about) {
    const { best, now, name, signal } = about
    const state = stateOf(about)
    if (now === 'graceful' && best?.code !== 'grace-period') return state
    if (best === undefined) {
      if (now === 'unknown') return `${state}不知道这一点，就无法建议改动。`
      return now === undefined
        ? `从 ${name} 的启动方式看不出有什么挡在它和 ${signal} 之间。${state}`
        : `${state}sigwhy 不知道有什么改动会有用。`
    }
    if (now === undefined) return `${best.text}。${state}`
    if (best.after === 'abrupt')
      return `${state}${best.text}，它就会立即结束，但应用程序仍不会得到通知。`
    return now === 'graceful'
      ? `${state}可能要很久：${best.text}。`
      : `${state}${best.text}，它就会好好停止。`
  },
  remedies: {
    'stop-signal': ({ signal }) => `用 ${signal} 停止它`,
    exec: ({ program }) => `让 ${program} 取代启动它的 shell`,
    init: () => '在它前面放一个 init（--init）',
    'grace-period': () => '在 SIGKILL 之前多给它一些时间',
    handler: ({ signal, program }) => `给 ${program} 加上 ${signal} 的处理函数`,
    'trap-and-wait': ({ signal }) => `让脚本把 ${signal} 作为 SIGTERM 转发，并等待`,
    'exec-and-stop-signal': ({ signal, program }) =>
      `让 ${program} 取代启动它的 shell，并用 ${signal} 停止它`,
    'exec-and-handler': ({ signal, program }) =>
      `让 ${program} 取代启动它的 shell，并加上 ${signal} 的处理函数`,
    'exec-and-init': ({ program }) =>
      `让 ${program} 取代启动它的 shell，并在它前面放一个 init（--init）`,
  },
  notes: {
    handler: '处理函数做什么由你来写；预测的是它会被执行。',
    'exec-and-handler': '处理函数做什么由你来写；预测的是它会被执行。',
    'trap-and-wait': '用 & 启动的程序会忽略 SIGINT 和 SIGQUIT，除非它自己处理。',
  },
  places: {
    dockerfile: () => 'Dockerfile',
    compose: () => 'compose 文件',
    run: () => '命令行',
    script: ({ path = '脚本' }) => path,
    program: ({ language = '程序' }) => `程序里（${language}）`,
  },
  needsTini: '镜像里要有 tini：apt-get install tini，或 apk add tini。',
  headings: {
    patch: '改动',
    effects: '各信号的结果，之前与之后',
    alternatives: '其他办法',
    script: '脚本做了什么',
  },
  columns: { signals: '信号', before: '现在', after: '之后', note: '' },
  sideEffect: '副作用',
  harm: '副作用：注意',
  noSideEffects: '其他信号都不变。',
  onlyFaster: '立即结束，但应用程序不会得到通知',
  noPatchOfThisKind: '这个改动没有那种写法；这里给出现有的。',
  finding(finding) {
    switch (finding.code) {
      case 'not-execed':
        return `${finding.command}：shell 留在它前面，不转发任何信号`
      case 'execs':
        return `exec ${finding.command}：取代了 shell，本该如此`
      case 'trap-waits':
        return `${finding.command}：${finding.signals.join('、')} 的 trap 要等它结束才执行`
      case 'trap-and-wait':
        return '在 trap 旁边等待，trap 会立即执行'
      case 'waits-without-trap':
        return '等待时没有 trap：信号不起作用'
      case 'pipe':
        return `${finding.command}：是管道的一部分，所以 shell 会留下`
      case 'loop':
        return '循环：shell 会留下并重新启动它'
      case 'followed':
        return `${finding.command}：后面还有 ${finding.by}，所以 shell 会留下`
      case 'user-switch':
        return `${finding.command}：留在程序前面，只转发一部分信号；gosu、su-exec、setpriv 不会留下`
      case 'job-control':
        return 'set -m：每个命令各有自己的进程组'
      case 'not-understood':
        return '看不懂，所以不作任何判断'
    }
  },
  line: (line) => `第 ${line} 行`,
  'no-target': ({ text, asked }) => ({
    said: `没有名为 ${text} 的容器或镜像${asked.length === 0 ? '' : `（询问了 ${asked.join('、')}）`}。`,
    next: '正在运行的容器：sigwhy audit',
  }),
})

function stateOf({ name, signal, now }: AnswerArguments): string {
  switch (now ?? 'unseen') {
    case 'unseen':
      return `看不到 ${name} 的进程，所以无法预测。`
    case 'graceful':
      return `${name} 能好好停止：${signal} 会送到应用程序，然后它结束。`
    case 'abrupt':
      return `${name} 收到 ${signal} 会立即结束，但应用程序得不到通知。`
    case 'deaf':
    case 'stopped':
      return `${name} 对 ${signal} 没有反应。`
    case 'reloads':
      return `${name} 收到 ${signal} 会做别的事，而不是结束。`
    case 'unknown':
      return `不知道 ${signal} 会对 ${name} 做什么。`
  }
}
