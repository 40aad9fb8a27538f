/** 中文：容器引擎。 */
import type { EngineTexts } from '../topics/engines.ts'

export const engines = (): EngineTexts => ({
  names: { docker: 'Docker', podman: 'Podman', cri: 'CRI' },
  problems: {
    unreachable: ({ address, errno }) => ({
      said: `${address} 上没有容器引擎应答（${errno}）。`,
      next: '它在运行吗？换一个：DOCKER_HOST、CONTAINER_HOST 或 CONTAINER_RUNTIME_ENDPOINT',
    }),
    'bad-address': ({ address, why }) => ({
      said: {
        malformed: `“${address}”不是容器引擎的地址。`,
        'no-context': `Docker 没有名为“${address}”的上下文。`,
        'no-certificates': `没有可用来确认 ${address} 上的容器引擎身份的 ca.pem。`,
      }[why],
      next: {
        malformed: '例如 unix:///var/run/docker.sock、tcp://HOST:2376 或 ssh://USER@HOST',
        'no-context': '所有上下文：docker context ls；换一个：DOCKER_CONTEXT',
        'no-certificates': '请指明它在哪里：DOCKER_CERT_PATH',
      }[why],
    }),
    'not-permitted': ({ address, said }) => ({
      said: `${address} 上的容器引擎不允许当前用户访问：${said}`,
      next: '请用 root，或用套接字所属组的成员身份再试',
    }),
    'timed-out': ({ address, milliseconds }) => ({
      said: `${address} 上的容器引擎收到了问题，但 ${milliseconds / 1000} 秒没有回答。`,
      next: '请看它的日志；仍然可以直接询问容器里的进程：sigwhy PID TERM',
    }),
    'called-off': () => ({ said: '已取消。', next: '没有改变任何东西。' }),
    'no-such': ({ reference, said }) => ({
      said: `引擎不知道“${reference}”：${said}`,
      next: '所有容器：sigwhy audit',
    }),
    ambiguous: ({ reference, said }) => ({
      said: `“${reference}”是不止一个 id 的开头：${said}`,
      next: '请给出更长的 id，或用名称',
    }),
    'not-running': ({ reference, said }) => ({
      said: `“${reference}”没有在运行：${said}`,
      next: `它是怎样结束的：sigwhy why-died ${reference}`,
    }),
    unsupported: ({ question, said }) => ({
      said: `这个引擎不能回答 ${question}：${said}`,
      next: '请改问容器里的进程：sigwhy PID TERM',
    }),
    refused: ({ status, said }) => ({
      said: `引擎拒绝了（${status}）：${said}`,
      next: '它的日志里也许有更多信息。',
    }),
  },
  'no-container': ({ text, asked, didYouMean }) => ({
    said: `“${text}”既不是进程号，也不是命令，也不是${asked.length === 0 ? '容器；这里没有容器引擎应答' : ` ${asked.join('、')} 的容器`}。${
      didYouMean.length === 0 ? '' : `您是想说 ${didYouMean.join(' 或 ')} 吗？`
    }`,
    next: '可以试试：sigwhy 1、sigwhy docker:NAME，或 sigwhy --help',
  }),
  'in-several': ({ text, engines }) => ({
    said: `${engines.join(' 和 ')} 里都有名为“${text}”的容器。`,
    next: `请指明是哪一个：${engines.map((engine) => `sigwhy ${engine}:${text}`).join('，')}`,
  }),
  elsewhere: ({ name, address }) => ({
    said: `${name} 的进程不在这台机器上：${address} 通向别处。`,
    next: `请在那里读取：sigwhy collect | docker exec -i ${name} sh -s | sigwhy -`,
  }),
  'no-process': ({ name, state }) => ({
    said: `容器 ${name} 的状态是 ${state}：没有可以询问的进程。`,
    next: `它是怎样结束的：sigwhy why-died ${name}`,
  }),
})
