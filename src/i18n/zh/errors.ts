/** 中文：哪里出了错，接下来可以试什么。 */

import type { ErrorText, ErrorTexts } from '../topics/errors.ts'
import { backends } from './backends.ts'

export const errors = (): ErrorTexts => ({
  observe: {
    'pid-not-a-number': ({ text }) => say(`“${text}”不是进程号。`, list),
    'pid-zero': () => say('进程号 0 代表发送者所在的整个进程组。', '请指定一个进程：sigwhy 1'),
    'pid-negative': ({ text }) =>
      say(
        `${text} 代表进程组 ${text.replace(/^-/, '')}，而不是一个进程。`,
        '请指定一个进程：sigwhy 1',
      ),
    'pid-too-large': ({ text, max }) => say(`没有进程 ${text}：这里的进程号最大是 ${max}。`, list),
    'no-such-process': ({ pid }) => say(`本机没有进程 ${pid}。`, list),
    'is-thread': ({ pid, process }) =>
      say(`${pid} 是进程 ${process} 的一个线程。`, `可以试试：sigwhy ${process}`),
    hidden: ({ pid, hidepid }) =>
      say(
        `进程 ${pid} 存在，但被 /proc 隐藏${hidepid === undefined ? '' : `（hidepid=${hidepid}）`}。`,
        `请用 root 运行：sudo sigwhy ${pid}`,
      ),
    vanished: ({ pid }) => say(`进程 ${pid} 在读取期间终止了。`, list),
    'in-motion': ({ pid }) =>
      say(`这里的进程号复用得太快：每次读到的 ${pid} 都是另一个进程。`, '请再试一次。'),
    'not-permitted': ({ pid, detail }) =>
      say(`无权读取进程 ${pid}：${detail}`, `请用 root 运行：sudo sigwhy ${pid}`),
    malformed: ({ pid, detail }) =>
      say(
        `/proc 中关于进程 ${pid} 的内容不是 Linux 的输出：${detail}`,
        '这是 Linux 吗？也可以粘贴 status 文件：sigwhy - < status',
      ),
    'not-procfs': ({ path }) =>
      say(
        `${path} 不是 proc 文件系统，这里读不到进程。`,
        '可以粘贴另一台机器上的内容：sigwhy - < status，或 sigwhy decode MASK',
      ),
  },
  signal: {
    'no-such-signal-name': ({ text, didYouMean }) =>
      say(`没有信号“${text}”。${meant(didYouMean)}`, '全部名称：sigwhy signals'),
    'signal-out-of-range': ({ text, last }) =>
      say(`没有 ${text} 号信号：编号是 1 到 ${last}。`, '全部编号：sigwhy signals'),
    'signal-zero': () =>
      say('0 号信号从不发送：kill -0 只是询问进程是否存在。', '可以试试：sigwhy 1 TERM'),
  },
  mask: {
    'not-hexadecimal': ({ text, at }) =>
      say(
        `“${text}”不是掩码：第 ${at + 1} 个字符不是十六进制数字。`,
        '掩码形如：sigwhy decode 0000000000010002',
      ),
    'wrong-width': ({ text, digits }) =>
      say(
        `“${text}”有 ${digits} 位，而掩码应有 1 到 32 位。`,
        '掩码形如：sigwhy decode 0000000000010002',
      ),
  },
  usage: {
    'not-in-gallery': ({ text, examples }) =>
      say(`陈列室里没有名称含有“${text}”的程序。`, `例如有：${examples.join('、')}`),
    'no-such-backend': ({ text }) =>
      say(`没有名为“${text}”的来源。`, '可以是：auto、procfs、bpf，或某个已固定的迭代器的路径'),
    'backend-not-asked': ({ text }) =>
      say(
        `--backend ${text} 说的是如何读取本机的进程，不适用于粘贴的文本。`,
        '去掉它，或指定一个进程',
      ),
    'backend-refused': ({ backend, why, detail }) =>
      say(
        `无法使用 --backend ${backend}：${backends().refusals[why]}（${detail}）。`,
        '可以试试：--backend procfs，它不需要权限',
      ),
    'not-a-target': ({ text, didYouMean }) =>
      say(
        `“${text}”既不是进程号，也不是命令。${meant(didYouMean)}`,
        '可以试试：sigwhy 1，或 sigwhy --help',
      ),
    'not-a-number-or-signal': ({ text }) =>
      say(
        `${text} 既不是信号，也不是退出码（0 到 255）。`,
        '可以试试：sigwhy signals TERM，或 sigwhy signals 143',
      ),
    'not-a-container': ({ text }) =>
      say(
        `“${text}”不可能是容器，也不是退出码（0 到 255）。`,
        '试试：sigwhy why-died NAME、sigwhy why-died docker:NAME，或 sigwhy why-died 137',
      ),
    'not-a-mask-name': ({ text, allowed }) =>
      say(`没有掩码“${text}”。`, `可用：${allowed.join('、')}`),
    'mask-twice': ({ name }) =>
      say(`${name} 给了两次，而且不一样。`, '一个进程的每种掩码只给一次。'),
    'unknown-machine': ({ text, allowed }) =>
      say(`不知道“${text}”的信号编号。`, `可用：${allowed.join('、')}`),
    'two-signals': ({ first, second }) =>
      say(`给了两个信号：${first} 和 ${second}。`, '一次问一个，或者不给信号看全部：sigwhy 1'),
    'input-empty': () => say('标准输入是空的。', '可以试试：cat /proc/1/status | sigwhy -'),
    'input-unrecognised': () =>
      say(
        '标准输入里没有 /proc/PID/status 中与信号有关的行。',
        '可以试试：cat /proc/1/status | sigwhy -',
      ),
    'input-not-text': () => say('标准输入不是文本。', '可以试试：cat /proc/1/status | sigwhy -'),
    'input-too-long': ({ limit }) =>
      say(
        `标准输入超过 ${limit} 字节，status 文件不会这么长。`,
        '可以试试：cat /proc/1/status | sigwhy -',
      ),
    'unknown-flag': ({ flag, didYouMean }) =>
      say(`没有选项 ${flag}。${meant(didYouMean)}`, '全部选项：sigwhy --help'),
    'flag-needs-value': ({ flag }) => say(`${flag} 需要一个值。`, '用法：sigwhy --help'),
    'flag-takes-no-value': ({ flag, text }) =>
      say(`${flag} 不带值，却给了“${text}”。`, `去掉这个值：${flag}`),
    'flag-twice': ({ flag, text }) => say(`${flag} 给了两次，第二次是“${text}”。`, '只给一次。'),
    'not-a-choice': ({ flag, text, allowed }) =>
      say(`${flag} 不能是“${text}”。`, `可用：${allowed.join('、')}`),
    'not-a-value': ({ name, text }) => say(`${name} 不能是“${text}”。`, '用法：sigwhy --help'),
    'arch-not-asked': ({ text }) =>
      say(
        `给了 --arch ${text}，但进程就在本机运行，编号是已知的。`,
        '去掉它；它只用于粘贴的文本和掩码：sigwhy - --arch mips < status',
      ),
    'missing-argument': ({ name }) => say(`缺少 ${name}。`, '用法：sigwhy --help'),
    'too-many-arguments': ({ text, most }) =>
      say(`“${text}”是多余的：这里最多 ${most} 个参数。`, '用法：sigwhy --help'),
    'unknown-command': ({ text, didYouMean }) =>
      say(`没有命令“${text}”。${meant(didYouMean)}`, '全部命令：sigwhy --help'),
  },
  bug: (version) =>
    say(
      `这是 sigwhy ${version} 自身的缺陷，不是你用错了。`,
      '请附上以上几行和你输入的命令，报告给我们。',
    ),
})

const list = '本机的所有 init：sigwhy'

function say(said: string, next: string): ErrorText {
  return { said, next }
}

function meant(names: readonly string[]): string {
  return names.length === 0 ? '' : `是不是 ${names.join('、')}？`
}
