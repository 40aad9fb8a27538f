/** 中文：审计。 */
import type { AuditTexts } from '../topics/audit.ts'

export const audit = (): AuditTexts => ({
  rules: {
    deaf: {
      title: '对停止信号充耳不闻',
      why: '停止信号毫无作用。引擎白等整个宽限期，然后杀死容器里的所有进程：什么也没有保存，谁也没有得到通知，每次发布、排空或重启都要多花这么长时间。',
      remedy:
        '给程序加上停止信号的处理函数，或让它运行在会转发信号的 init 之下（docker run --init），或选一个它会处理的停止信号（STOPSIGNAL）。',
      finding: ({ stopSignal }) => `收到 ${stopSignal} 后照常运行，直到被杀死`,
    },
    'only-reloads': {
      title: '停止信号另有用途',
      why: '程序会处理停止信号，但不是结束：它重新加载、输出状态或重开日志。对引擎来说，这和毫无反应一样。',
      remedy: '选用能让它结束的信号（STOPSIGNAL、stop_signal）。',
      finding: ({ stopSignal }) => `${stopSignal} 让它去做别的事，而不是结束`,
    },
    'app-not-told': {
      title: '没有得到通知就结束',
      why: '容器立刻结束，从外面看很好。但应用从未得知：处理中的请求被切断，什么也没有写回或交接。',
      remedy:
        '给应用加上停止信号的处理函数，并保证信号能到达它：它应当是第一个进程，或是会转发信号的 init 的子进程。',
      finding: ({ stopSignal }) => `${stopSignal} 使它在应用做任何事之前结束`,
    },
    'others-not-told': {
      title: '干活的进程没有得到通知',
      why: '第一个进程只是让容器保持运行。它一结束，内核就用 SIGKILL 杀死 PID 命名空间里的其余进程：干活的进程看不到停止信号。',
      remedy: '让干活的程序成为第一个进程，或让它运行在会停止子进程的监管程序之下。',
      finding: ({ count = 0 }) => `另有 ${count} 个进程未得到通知就被杀死`,
    },
    'better-signal': {
      title: '另一个信号能让它优雅停止',
      why: '程序有优雅停止的办法，但用的不是引擎发送的那个信号。',
      remedy: '设定那个信号：Dockerfile 的 STOPSIGNAL、compose 的 stop_signal、--stop-signal。',
      finding: ({ signal = '', stopSignal }) => `${signal} 能让它优雅停止，${stopSignal} 不能`,
    },
    'shell-waits': {
      title: '第一个进程是等待应用的 shell',
      why: 'ENTRYPOINT 和 CMD 的 shell 形式，或最后没有 exec 的脚本，会让 shell 成为 PID 1。它没有停止信号的处理函数，或要等子进程结束才执行；应用永远得不到通知。',
      remedy: '命令用 exec 形式书写（["program", "argument"]），或在脚本末尾用 exec。',
      finding: ({ program }) =>
        `shell 在等待${program === undefined ? '子进程' : ` ${program}`}，后者得不到通知`,
    },
    'launcher-as-init': {
      title: '第一个进程是包管理器',
      why: 'npm、yarn 和 pnpm 在 shell 之下启动应用，并不忠实地转发信号：它们先于应用结束，或根本不通知它。',
      remedy: '直接启动应用：CMD ["node", "server.js"]。',
      finding: ({ program = '' }) => `${program} 隔在引擎和应用之间`,
    },
    'waits-without-end': {
      title: '停止没有时限',
      why: '引擎会无限期地等下去，而程序可能不会自己结束：停止操作会一直挂起，直到有人杀死它。',
      remedy: '设定停止时限（--stop-timeout、stop_grace_period）。',
      finding: () => '如果它不结束，没有什么会杀死它',
    },
    'waits-for-clients': {
      title: '结束前等待客户端',
      why: '它会优雅停止，但先要等客户端或手头的工作完成，不论多久。宽限期一过，它就在中途被杀死。',
      remedy: '在程序里设定上限，并把停止时限设得更长（--stop-timeout、stop_grace_period）。',
      finding: ({ milliseconds = 0 }) => `需要的时间可能超过给它的 ${milliseconds / 1000} 秒`,
    },
    'host-pid': {
      title: '与宿主机共用 PID 命名空间',
      why: '它看得到机器上的所有进程，并能向其用户有权的进程发信号：在里面执行 kill -1 会波及全部。内核对 PID 1 的保护不属于它，它的子进程也会比它活得久。',
      remedy: '去掉 --pid=host，除非这个容器是用来查看宿主机的工具。',
      finding: () => '在里面执行 kill -1 会波及整台机器',
    },
    zombies: {
      title: '没有回收已结束的子进程',
      why: 'PID 命名空间的第一个进程会收养孤儿，必须等待它们。不这样做就会积累僵尸进程，每个都占用一个进程号，直到容器消失。',
      remedy: '让程序运行在会回收子进程的 init 之下（docker run --init）。',
      finding: ({ count = 0 }) => `${count} 个子进程已经结束却还在`,
    },
    'not-known': {
      title: '停止的结果未知',
      why: '读不到它的第一个进程，或不认识它的程序：事先说不出什么。',
      remedy: '在副本上试一试：sigwhy check。或在引擎所在的机器上以 root 运行 sigwhy。',
      finding: () => '无法查明',
    },
  },
  severities: { error: '错误', warning: '警告', note: '提示' },
  summary({ containers, deaf, cost, withoutEnd, unknown }) {
    const rest = unknown === 0 ? '' : `另有 ${unknown} 个未知。`
    if (deaf === 0) return `${containers} 个容器：就所知而言，都会在停止信号下结束。${rest}`
    const takes =
      withoutEnd > 0 ? '停止这台主机可能永远完不成' : `停止这台主机要白白多花 ${seconds(cost)}`
    return `${containers} 个容器中有 ${deaf} 个充耳不闻：${takes}。${rest}`
  },
  none: (engines) =>
    engines.length === 0
      ? '这里没有容器引擎应答。'
      : `这里没有正在运行的容器（${engines.join('、')}）。`,
  notRunning: (count) => `另有 ${count} 个容器没有运行。`,
  cost(cost) {
    if (cost === 'unknown') return '?'
    if (cost === 'for-ever') return '∞'
    return cost === 0 ? '0 秒' : seconds(cost)
  },
  columns: {
    container: '容器',
    engine: '引擎',
    image: '镜像',
    program: 'PID 1',
    stop: '停止信号',
    outcome: '结果',
    exitCode: '退出码',
    cost: '代价',
    because: '原因',
  },
  findings: '发现的问题',
  next: '使它正常停止的改动：',
  silent: (address, said) => `${address}：${said}`,
  paused: '已暂停：恢复之前不处理任何信号',
  notHere: '它的进程不在这台机器上',
  vanished: '查看期间它结束了',
  gone: (count) => `查看期间有 ${count} 个容器消失了，没有评判。`,
  baselineWritten: (path, count) => `已把 ${count} 项发现写入 ${path}。`,
  failing: (count) => `${count} 个容器没有通过审计。`,
  'not-a-baseline': ({ path }) => ({
    said: `${path} 不是 sigwhy 的基线文件。`,
    next: `生成一个：sigwhy audit --write-baseline ${path}`,
  }),
  'no-baseline': ({ path, errno }) => ({
    said: `无法使用基线文件 ${path}（${errno}）。`,
    next: `生成一个：sigwhy audit --write-baseline ${path}`,
  }),
  'no-engine': ({ asked }) => ({
    said: `这里没有容器引擎应答；问过 ${asked.join('、')}。`,
    next: '它在运行吗？换一个：DOCKER_HOST、CONTAINER_HOST 或 CONTAINER_RUNTIME_ENDPOINT',
  }),
})

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 100) / 10} 秒`
}
