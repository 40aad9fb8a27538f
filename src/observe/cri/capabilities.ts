/**
 * Where the runtimes that speak CRI differ in what they tell and do. containerd was tried (1.6.20), with its own tests; CRI-O and
 * cri-dockerd are read in their sources.
 */
import type { EngineCapabilities } from '../container/engine.ts'

export interface Habits extends EngineCapabilities {
  /** As it is called, where it calls itself otherwise. */
  readonly title?: string
}

/**
 * CRI has no word for what is false here. A paused container runs as far as it knows: its stop signal waits, and SIGKILL ends it
 * when the time is over.
 */
const cri: Habits = {
  exec: true,
  top: false,
  files: true,
  events: false,
  health: false,
  restartPolicy: false,
  stopsPaused: false,
}

const habits: Readonly<Record<string, Habits>> = {
  containerd: cri,
  'cri-o': { ...cri, title: 'CRI-O' },
  // core/container_stop.go asks Docker, which resumes it
  docker: { ...cri, title: 'cri-dockerd for Docker', stopsPaused: true },
}

/** By the name that it answers with; one never heard of does what CRI says. */
export function habitsOf(runtimeName: string): Habits {
  return habits[runtimeName] ?? cri
}
