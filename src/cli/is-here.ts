/** Whether a process of this machine is a container's: an engine elsewhere, or in a virtual machine, has numbers of its own. */
import { containerIn } from '../observe/cgroup-container.ts'
import type { Container } from '../observe/container/container.ts'
import { readCgroups } from '../observe/procfs/cgroups.ts'

/** By its control group, which is named after the container. */
export function isHere(pid: number, { id }: Pick<Container, 'id'>): boolean {
  const place = containerIn(readCgroups(`/proc/${pid}`))
  return place.known && place.value.id === id
}
