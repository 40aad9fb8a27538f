/**
 * What the events of each engine tell: tried with Docker 20.10.24 and Podman 4.3.1.
 * moby/daemon/events.go; podman/libpod/events/config.go
 */
import type { EventHabits } from '../container/events.ts'

// biome-ignore format: one row per line
export const eventHabits: Readonly<Record<'docker' | 'podman', EventHabits>> = {
  docker: { signals: true, stops: true, outOfMemory: true, cleansTwiceAfterStop: false, announcesRestart: false },
  podman: { signals: false, stops: false, outOfMemory: false, cleansTwiceAfterStop: true, announcesRestart: true },
}
