/**
 * How the last run of a container ended, as CRI tells it: a code and a reason in one word. Where a runtime does not know the code
 * it makes one up.
 * containerd: pkg/cri/server/helpers.go oomExitReason, errorStartReason, unknownExitReason, container_start.go; cri-o:
 * server/container_status.go; cri-dockerd: core/container_status.go
 */
import type { Container } from '../container/container.ts'
import { known, unknown } from '../fact.ts'
import { ContainerState, type ContainerStatus } from './generated/api_pb.ts'

/** containerd: it could not be started, or ended while nobody looked; cri-dockerd: could not be started. */
const madeUp: readonly string[] = ['StartError', 'Unknown', 'ContainerCannotRun']

export function lastRunOf({
  state,
  exitCode,
  reason,
}: Pick<ContainerStatus, 'state' | 'exitCode' | 'reason'>): Pick<
  Container,
  'exitCode' | 'oomKilled'
> {
  const isOver = state === ContainerState.CONTAINER_EXITED
  // CRI-O has -1 where it lost it.
  const isCode = isOver && exitCode >= 0 && exitCode <= 255 && !madeUp.includes(reason)
  const isOom = reason === 'OOMKilled'
  return {
    exitCode: isCode ? known(exitCode, 'exitCode') : unknown('absent', reason || 'exitCode'),
    oomKilled: isOver || isOom ? known(isOom, 'reason') : unknown('absent', 'reason'),
  }
}
