/** 中文：帮助。 */
import type { HelpTexts } from '../topics/help.ts'

export const help = (): HelpTexts => ({
  brief: '这个信号会对那个进程做什么，为什么？',
  description:
    '在发送之前就预测信号的结局（尤其是发给容器里的 PID 1 时），并展示内核如何判定。不带参数时，列出本机所有 PID 命名空间的 init。它不发送任何信号，也不改变任何东西；实验室只对自己创建的进程这样做。',
  commands: {
    explain: {
      brief: '解释一个信号会对进程做什么（默认命令）',
      description:
        'TARGET 是进程号，或 - 表示粘贴的文本（例如 /proc/1/status，或 sigwhy collect 在别处的输出）。不给 SIGNAL 时，按结局分组列出所有信号。信号可以写成 15、TERM、SIGTERM、RTMIN+3，也可以像 kill(1) 那样写成 -9、-TERM、-s TERM。',
    },
    audit: {
      brief: '这里每个容器怎样对待停止信号，代价多大',
      description:
        '询问这台机器上的容器引擎（Docker、Podman、CRI）在运行什么，查看每个容器的第一个进程及其下的进程，说明它的停止信号会有什么结果、引擎要白等多久、退出码是多少。不停止任何东西。给出名称时只看那些容器。--fail-on 把发现变成退出码；基线文件让已知的发现不计入。',
    },
    advise: {
      brief: '让容器好好停止的最小改动，以补丁给出',
      description:
        '查看正在运行的容器、它的进程和入口脚本，把每种办法放到模型上试，只给出有用的：Dockerfile、compose 文件、docker run、脚本或程序的补丁，并说明其他信号随之会怎样。对镜像或没有运行的容器，只能判断它的启动方式。不改变任何东西。',
    },
    decode: {
      brief: '解码信号掩码，例如 /proc/PID/status 中的 SigCgt',
      description:
        'MASK 是十六进制数，可以带名称：0000000000010002、SigCgt=10002。带名称的掩码属于同一个进程；不带名称的各自独立。',
    },
    signals: {
      brief: '列出信号，或查询名称、编号和退出码',
      description: '不带参数时，列出全部信号；带参数时，说明每一个是什么：TERM、15、143。',
    },
    'why-died': {
      brief: '说明一个容器是怎样结束的，为什么',
      description:
        'CONTAINER 是 docker:NAME、podman:NAME，或一个名称或 ID（在有回应的引擎中查找）；容器已被删除也可以，只要引擎还记得。把引擎保存的结束状态、它的事件和内核日志放在一起：谁在什么时候发送了什么。给出 0 到 255 的退出码则单独解释这个退出码。',
    },
    check: {
      brief: '用一次性副本证明容器或镜像收到通知后会不会停止',
      description:
        '启动 TARGET 的副本，等它准备好（健康检查、监听端口，或不再有动静），像 docker stop 那样停止它，并说明它怎样结束、谁得到了通知，与预测并列。另一些副本在启动初期收到信号。TARGET 是容器，或本机已有的镜像。原容器只被读取：副本没有网络和端口，原容器挂载的内容只读或换成全新的，所有副本最后都会删除。-- 之后与 docker run 相同：先是选项，然后是命令。用于 CI：退出码 0 表示能正常停止，1 表示不能，3 表示无法确定。',
    },
    collect: {
      brief: '输出一个收集脚本，贴到只有 shell 的地方',
      description:
        '纯 POSIX sh 脚本。把它粘贴到容器的 shell 里，再把它的输出粘贴给 sigwhy -；或者用管道：sigwhy collect | docker exec -i web sh -s | sigwhy - TERM。它只读 /proc，不改变任何东西。PID 是那里的进程号，默认为 1。如果 shell 的 read 分不开参数，就调用 tr；线程在 sigwait 中时调用 dd 和 od（如果有）。',
    },
    lab: {
      brief: '在当前运行的内核上做实验',
      description: '在自己创建的 PID 命名空间里，把模型与当前内核逐一对照。',
    },
    completion: {
      brief: '输出 bash、zsh 或 fish 的补全脚本',
      description:
        'bash：source <(sigwhy completion bash)    zsh：source <(sigwhy completion zsh)    fish：sigwhy completion fish | source',
    },
  },
  arguments: {
    target: '进程号，或 - 表示读取粘贴的文本',
    signal: '信号的名称或编号',
    masks: '十六进制掩码，或 NAME=MASK',
    signals: '名称、编号或退出码',
    collected: '那里的进程号，默认为 1',
    shell: 'bash、zsh 或 fish',
    dead: '容器的名称或 ID，或一个退出码',
    checked:
      '容器或镜像；有多个引擎时写 docker:NAME 或 podman:NAME。-- 之后：与 docker run 相同的选项，然后是命令',
    containers: '容器的名称或 id；不给则是所有正在运行的',
    containerOrImage: '容器的名称或 ID，或镜像',
  },
  flags: {
    output: '输出形式',
    color: '颜色；设置了 NO_COLOR 或输出不是终端时关闭',
    lang: '语言；不指定则取自区域设置',
    quiet: '只输出第一句话',
    verbose: '显示内核的每一步，包括放行的步骤',
    backend: '从哪里读取进程：auto、procfs、bpf，或某个已固定的迭代器的路径',
    failOn: '有容器 deaf、abrupt 或 unknown 时以 1 退出（多项用逗号分隔）',
    baseline: '这个文件里的发现不计入',
    writeBaseline: '把现在的发现写成基线文件',
    engine: '只看这个引擎',
    window: '程序在自己的头多少毫秒里可以丢失信号；off 表示不试',
    patience: '给副本多少秒来准备好',
    checkOutput: '输出形式；github 输出 GitHub Actions 的注解',
    auditOutput: 'text、wide、json、yaml、markdown、sarif（代码扫描）或 junit（测试）',
    patchFormat: '补丁的种类：dockerfile、compose 或 run',
    arch: '信号编号所属的机器，例如 x86_64 或 mips',
    signal: '信号，用法同 kill -s',
    as: '不带名称的掩码是哪一种',
    help: '显示帮助并退出',
    helpAll: '显示帮助（含隐藏内容）并退出',
    version: '显示版本并退出',
    escape: '其后的内容都是参数',
  },
  headers: {
    name: '名称',
    description: '描述',
    usage: '用法',
    aliases: '别名',
    commands: '命令',
    flags: '选项',
    arguments: '参数',
    examples: '示例',
    exitCodes: '退出码',
    environment: '环境变量',
  },
  keywords: { default: (value) => `（默认 ${value}）` },
  exitCodes: {
    fine: '已有答案，包括答案取决于没能读到的事实的情况',
    finding: '有问题：停止得不正常（audit、check），或模型有误（lab）',
    usage: '命令行或输入有误',
    undetermined: '无法确定',
    'not-permitted': '没有权限',
    'no-target': '没有这样的进程、容器或镜像',
    bug: 'sigwhy 自身的缺陷',
  },
  environment: {
    NO_COLOR: '只要设置：不用颜色',
    FORCE_COLOR: '设置为 0 以外的任何值：即使输出不是终端也用颜色',
    LC_ALL: '语言；--lang 优先',
  },
  examples: [
    { command: 'sigwhy 1 TERM', text: '为什么 kill 1 不起作用？' },
    { command: 'sigwhy 1 -9', text: 'kill -9 1 呢？' },
    { command: 'sigwhy 1', text: '一次看全部信号' },
    { command: 'sigwhy audit', text: '这里每个容器怎样对待停止？' },
    { command: 'sigwhy advise web', text: '怎样改动才能让它好好停止？' },
    { command: 'sigwhy decode fffffffe7fc1feff', text: '这是哪些处理函数？' },
    { command: 'kubectl exec web -- cat /proc/1/status | sigwhy -', text: '来自另一台机器' },
    { command: 'sigwhy check web:2.1', text: '这个镜像收到通知后会停止吗？' },
    {
      command: 'sigwhy collect | kubectl exec -i web -- sh -s | sigwhy - TERM',
      text: '来自一个有 shell 的容器',
    },
    { command: 'sigwhy signals 143', text: '退出码 143 是什么？' },
    { command: 'sigwhy why-died web', text: '这个容器是怎样结束的，为什么？' },
  ],
  pasteHere: '请在此粘贴 /proc/PID/status、掩码，或 sigwhy collect 脚本的输出，然后按 Ctrl-D。',
  collectHere: [
    '把它粘贴到容器的 shell 里，再把它的输出粘贴给：sigwhy -',
    '或者一次完成：sigwhy collect | kubectl exec -i web -- sh -s | sigwhy - TERM',
  ],
})
