/** 中文：导览。 */
import type { TourTexts } from '../topics/tour.ts'

export const tour = (): TourTexts => ({
  help: {
    brief: '在当前内核上重做文章里的实验',
    description:
      '让 bash、Node、tini 等程序各自成为新建 PID 命名空间里的 1 号进程，先预测 kill -9 1 和 kill 1 从内部和从宿主机发送的结果，再真的发送，并展示实际发生了什么。只动它自己启动的进程，不留下任何东西。不能创建命名空间时，只问模型。',
    model: '只问模型；不启动进程，不发送信号',
  },
  progress: (done, total) => `已完成 ${done} / ${total} 个程序`,
  title: '为什么我在容器中不能 kill 1 号进程？',
  onKernel: ({ release, machine, namespaces }) =>
    `同名文章里的实验，在本机的内核（Linux ${release}，${machine}）上重做。和在容器里一样，每个程序都是它自己的 PID 命名空间里的 1 号进程，每发一个信号都换一个新的进程。${namespaces === 'user' ? '在这里，这要借助用户命名空间。' : ''}命令下面是发送之前做出的预测，旁边是随后实际发生的事。`,
  onModel: {
    platform: () => withSamples('实验需要 x86-64 或 arm64 上的 Linux'),
    'no-namespaces': () => withSamples('这里不允许创建 PID 命名空间'),
    'not-executable': (code) => withSamples(`实验程序在这里无法执行（${code}）`),
    'did-not-start': (code) => withSamples(`实验程序在这里没能启动（${code}）`),
    asked: () => withSamples('按要求只问模型'),
  },
  names: {
    'no-handlers': '无处理函数（C）',
    bash: 'bash',
    go: 'Go',
    'handler-exits': '处理函数会退出',
    'handler-returns': '处理函数只返回',
    node: 'Node',
    'node-handler': 'Node 加处理函数',
    blocked: '阻塞 SIGTERM',
    sigwait: 'sigwait 中等待',
    tini: 'tini',
    'dumb-init': 'dumb-init',
    catatonit: 'catatonit',
    dash: 'dash',
    busybox: 'busybox sh',
    python: 'Python',
    perl: 'Perl',
  },
  headings: {
    masks: '静止时 /proc 里的样子',
    inside: '从容器内部发送，如同 docker exec',
    host: '从宿主机发送',
  },
  columns: { program: '1 号进程', stand: '处理函数', fact: '实际发生', command: '命令' },
  stand: {
    none: '无',
    allBut: (signals) => `全部，除了 ${signals}`,
    sigwait: '在 sigwait 中等 SIGTERM',
    signalfd: '用 signalfd 等 SIGTERM',
    blocked: '阻塞 SIGTERM',
    both: (handlers, waiting) => `${handlers}；${waiting}`,
    asInArticle: '与文章相同',
    articleSaw: (mask) => `文章里是 ${mask}`,
  },
  facts: {
    livesOn: '仍然活着',
    pending: '仍然活着，信号未决',
    handlerGone: '仍然活着，处理函数没了',
    exits: (code) => `退出，退出码 ${code}`,
    killed: (code) => `被终止（${code}）`,
    stoppedBy: (signal) => `被 ${signal} 停止`,
    failed: (errno) => `kill 失败：${errno}`,
  },
  proof:
    '“仍然活着”：它在信号之后还能应答，或者 0.4 秒之后仍像原来那样睡眠，而且没有未阻塞的信号留在队列里。',
  legend: {
    agrees: '与预测一致',
    decided: '与预测一致，结果由程序决定',
    excepted: '属于例外',
    contradicts: '与预测不符',
  },
  unless: (condition) => `除非${condition}（这一点无法读到）`,
  claims: {
    'kill-9-never-works': '“kill -9 1 在容器中是不工作的”',
    'kill-needs-a-handler': '“当且仅当 1 号进程注册了 SIGTERM 的 handler，kill 1 才起作用”',
  },
  labels: { holds: '成立', but: '但是', notShown: '未演示' },
  findings: {
    'kill-9-inside-does-nothing': '从内部发送，SIGKILL 不起作用，尽管 kill 返回 0',
    'kill-9-from-host-ends': '从宿主机发送，SIGKILL 会终止它',
    'term-without-handler-does-nothing': '没有处理函数，SIGTERM 就不起作用',
    'handler-ends': '处理函数让程序结束，程序就结束',
    'handler-lives-on': '有处理函数不等于会结束，这些仍然活着',
    'ends-without-handler': '有 sigwait 或 signalfd 在等，就不需要处理函数，这些会结束',
    'blocked-lives-on': '被阻塞又没有谁在等，SIGTERM 就留在队列里',
    'term-from-host-is-no-stronger': '没有处理函数，从宿主机发送 SIGTERM 同样不起作用',
  },
  untried: {
    'kernel-sends': '内核自己可以终止 1 号进程：它自身出错、内存不足、reboot(2)',
    'one-is-another': '共享 PID 命名空间时（--pid=host、shareProcessNamespace），1 号是另一个进程',
    'masked-leader':
      '有些内核（4.15 至少到 6.18.15）上，只有主线程阻塞 SIGTERM 的 1 号进程会被它终止',
  },
  all: (count) => `全部 ${count} 个`,
  notSo: (programs) => `但以下相反：${programs}`,
  tally: ({ tried, agreed, decided, excepted, contradicted }) =>
    `共发送 ${tried} 个信号：${agreed} 个与预测一致，${decided} 个如预测那样交给了程序${excepted === 0 ? '' : `，${excepted} 个属于已说明的例外`}，${contradicted} 个与预测不符。`,
  seconds: (seconds) => `用时 ${seconds.toFixed(1)} 秒。`,
  leftOut: (programs) => `未包括：${programs.join('、')}。`,
  reasons: {
    'not-found': () => '没有安装',
    'ended-early': (code) => `立刻就结束了，退出码 ${code}`,
    'never-ready': () => '一直没有静止下来',
    'not-compiled': () => '编译失败',
    'no-time': () => '编译时间太长',
    refused: (detail) => `被拒绝：${detail}`,
  },
  next: {
    own: '查看你自己容器里的 1 号进程：',
    all: '在本机内核上核对模型的全部情形：',
  },
})

function withSamples(why: string): string {
  return `${why}，所以什么都没有试。下面是模型的预测，依据是这些程序在 Linux 6.18 上 /proc 里的样子。`
}
