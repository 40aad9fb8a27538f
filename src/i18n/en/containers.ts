/** English: containers. */
import type { ContainerTexts, StopArguments } from '../topics/containers.ts'

export const containers = (): ContainerTexts => ({
  stopping: (name, engine) => `Stopping ${name} (${engine})`,
  killedAfter: (timeout) =>
    timeout < 0
      ? 'The engine waits for it without end.'
      : `The engine waits ${timeout / 1000} s for nothing, then sends SIGKILL: exit code 137.`,
  heading: 'The container',
  labels: {
    container: 'container',
    image: 'image',
    stop: 'stop',
    init: 'init',
    pidMode: 'PID namespace',
    restart: 'restart',
    state: 'state',
  },
  stop: ({ signal, chosenBy, timeout }) =>
    `${signal}${chosenBy === undefined ? '' : `, ${chosen[chosenBy]}`}${grace(timeout)}`,
  engineInit: 'the engine’s own, before the program',
  pidMode: (mode) => {
    switch (mode.kind) {
      case 'private':
        return 'its own'
      case 'host':
        return 'that of the host: nothing protects its first process, and signals from it reach the host'
      case 'container':
        return `that of the container ${mode.of}: it has no init of its own`
      case 'pod':
        return 'that of the pod: the pod’s pause process is its init'
    }
  },
  restart: ({ name, maximumRetries }) => {
    switch (name) {
      case 'no':
        return 'no: once it has ended, it stays ended'
      case 'always':
        return 'always'
      case 'unless-stopped':
        return 'unless-stopped'
      case 'on-failure':
        return maximumRetries === 0
          ? 'on-failure: not after exit code 0'
          : `on-failure, at most ${maximumRetries} times: not after exit code 0`
    }
  },
  notAfterStop: 'not after a stop by the engine itself',
  paused: 'paused: it handles no signal until it is resumed, but SIGKILL',
  notKnown: (labels) => `The engine did not tell: ${labels.join(', ')}.`,
})

const chosen: Readonly<Record<NonNullable<StopArguments['chosenBy']>, string>> = {
  container: 'chosen for this container',
  image: 'chosen by the image (STOPSIGNAL)',
  engine: 'the engine’s own choice',
}

function grace(timeout: number | undefined): string {
  if (timeout === undefined) return ''
  if (timeout < 0) return '; then it is waited for without end'
  return `; SIGKILL ${timeout / 1000} s later`
}
