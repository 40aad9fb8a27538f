/** 中文：容器。 */
import type { ContainerTexts, StopArguments } from '../topics/containers.ts'

export const containers = (): ContainerTexts => ({
  stopping: (name, engine) => `停止 ${name}（${engine}）`,
  killedAfter: (timeout) =>
    timeout < 0
      ? '引擎会无限期地等下去。'
      : `引擎白等 ${timeout / 1000} 秒，然后发送 SIGKILL：退出码 137。`,
  heading: '容器',
  labels: {
    container: '容器',
    image: '镜像',
    stop: '停止',
    init: 'init',
    pidMode: 'PID 命名空间',
    restart: '重启策略',
    state: '状态',
  },
  stop: ({ signal, chosenBy, timeout }) =>
    `${signal}${chosenBy === undefined ? '' : `，${chosen[chosenBy]}`}${grace(timeout)}`,
  engineInit: '引擎自己的 init，在程序之前',
  pidMode: (mode) => {
    switch (mode.kind) {
      case 'private':
        return '自己的'
      case 'host':
        return '宿主机的：它的第一个进程不受保护，它发出的信号也能到达宿主机'
      case 'container':
        return `容器 ${mode.of} 的：它没有自己的 init`
      case 'pod':
        return 'pod 的：pod 的 pause 进程是它的 init'
    }
  },
  restart: ({ name, maximumRetries }) => {
    switch (name) {
      case 'no':
        return 'no：结束之后不再启动'
      case 'always':
        return 'always'
      case 'unless-stopped':
        return 'unless-stopped'
      case 'on-failure':
        return maximumRetries === 0
          ? 'on-failure：退出码为 0 时不重启'
          : `on-failure，最多 ${maximumRetries} 次：退出码为 0 时不重启`
    }
  },
  notAfterStop: '由引擎自己停止之后不重启',
  paused: '已暂停：恢复之前除 SIGKILL 外不处理任何信号',
  notKnown: (labels) => `引擎没有说明：${labels.join('、')}。`,
})

const chosen: Readonly<Record<NonNullable<StopArguments['chosenBy']>, string>> = {
  container: '为这个容器选定',
  image: '由镜像选定（STOPSIGNAL）',
  engine: '引擎自己的选择',
}

function grace(timeout: number | undefined): string {
  if (timeout === undefined) return ''
  if (timeout < 0) return '；之后无限期等待'
  return `；${timeout / 1000} 秒后 SIGKILL`
}
