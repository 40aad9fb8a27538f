/**
 * Asks for everything that an engine remembers of one container. Docker keeps the last events of all sorts in its memory, and
 * goes on telling unless it is told until when; Podman reads its log to the end, and loses some where an end is given.
 * Docker Engine API: GET /events; tried with Docker 20.10.24 and Podman 4.3.1
 */
import type { Readable } from 'node:stream'
import type Dockerode from 'dockerode'
import type { EngineEvent, EventLog } from '../container/events.ts'
import { eventHabits } from './event-habits.ts'
import { parseEvents } from './parse-events.ts'

/** By id, the beginning of an id, or name; of several that had the name, the last. */
export async function readEvents(
  client: Dockerode,
  engine: 'docker' | 'podman',
  reference: string,
  abortSignal: AbortSignal,
): Promise<EventLog> {
  const question = engine === 'docker' ? everything() : everythingAbout(reference)
  const stream = (await client.getEvents({ ...question, abortSignal })) as Readable
  const { events, since } = parseEvents(await textOf(stream))
  return {
    events: eventsOf(reference, events),
    habits: eventHabits[engine],
    ...(since !== undefined && { completeSince: since }),
  }
}

/** Events of other sorts too: the oldest shows how far back the engine's memory goes. */
function everything(): { readonly since: number; readonly until: number } {
  return { since: 1, until: Date.now() / 1000 }
}

/** The types of the client do not know `stream`, which is Podman's own. */
function everythingAbout(reference: string): { readonly filters: { container: string[] } } {
  const question = { stream: false, filters: { container: [reference] } }
  return question
}

function eventsOf(reference: string, events: readonly EngineEvent[]): readonly EngineEvent[] {
  const isMeant = ({ id, name }: EngineEvent) => name === reference || id.startsWith(reference)
  const id = events.findLast(isMeant)?.id
  return events.filter((event) => event.id === id)
}

async function textOf(stream: Readable): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) if (chunk instanceof Uint8Array) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
