/** Whether a process of this machine is a container's: an engine elsewhere, or in a virtual machine, has numbers of its own. */
import { containerIn } from '../cgroup-container.ts'
import { readCgroups } from '../procfs/cgroups.ts'
import type { ContainerRef } from './container.ts'

/** By its control group, which is named after the container. */
export function isOfContainer(pid: number, { id }: Pick<ContainerRef, 'id'>): boolean {
  const place = containerIn(readCgroups(`/proc/${pid}`))
  return place.known && place.value.id === id
}
