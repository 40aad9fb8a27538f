/**
 * The lines of GET /events, one JSON object each. Podman answers in the same shape, with happenings of its own between them;
 * what does not concern the life of a container is left out.
 * Docker Engine API: SystemEventsResponse; podman/pkg/domain/entities/events.go: ConvertToEntitiesEvent()
 */
import type { EngineEvent, Happening } from '../container/events.ts'

export interface ParsedEvents {
  /** In order of time. */
  readonly events: readonly EngineEvent[]
  /** When the first of all lines was written, whatever it is about; left out where there is none. */
  readonly since?: number
}

/** Reads the lines; one that is not understood, or cut off, is left out. */
export function parseEvents(text: string): ParsedEvents {
  const lines = text.split('\n').flatMap((line) => parsedLine(line) ?? [])
  const times = lines.map(({ at }) => at)
  const events = lines.flatMap(({ at, line }) => eventOf(at, line) ?? [])
  return {
    events: events.sort((a, b) => a.at - b.at),
    ...(times.length > 0 && { since: Math.min(...times) }),
  }
}

type Json = Readonly<Record<string, unknown>>

function parsedLine(text: string): { readonly at: number; readonly line: Json } | undefined {
  if (text.trim() === '') return undefined
  let line: unknown
  try {
    line = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isObject(line)) return undefined
  // Nanoseconds have more digits than a number holds: what is lost is less than a microsecond.
  const { timeNano, time } = line
  if (typeof timeNano === 'number') return { at: timeNano / 1e6, line }
  return typeof time === 'number' ? { at: time * 1000, line } : undefined
}

function eventOf(at: number, { Type, Action, Actor }: Json): EngineEvent | undefined {
  if (Type !== 'container' || typeof Action !== 'string' || !isObject(Actor)) return undefined
  const { ID, Attributes } = Actor
  if (typeof ID !== 'string') return undefined
  const attributes = isObject(Attributes) ? Attributes : {}
  const happening = happeningOf(Action, attributes)
  const name = attributes['name']
  return (
    happening && {
      at,
      id: ID,
      name: typeof name === 'string' ? name : '',
      ...happening,
    }
  )
}

/** `health_status: unhealthy` carries its value in the action; newer Podmans have it as an attribute. */
function happeningOf(action: string, attributes: Json): Happening | undefined {
  switch (action) {
    case 'create':
    case 'start':
    case 'restart':
    case 'stop':
    case 'cleanup':
    case 'pause':
    case 'unpause':
    case 'oom':
    case 'remove':
      return { what: action }
    case 'destroy':
      return { what: 'remove' }
    case 'kill': {
      const signal = numberIn(attributes['signal'])
      return { what: 'kill', ...(signal !== undefined && { signal }) }
    }
    case 'die':
    case 'died': {
      const exitCode = numberIn(attributes['exitCode'] ?? attributes['containerExitCode'])
      return { what: 'die', ...(exitCode !== undefined && { exitCode }) }
    }
  }
  const [, inAction] = /^health_status(?:: (\w+))?$/.exec(action) ?? []
  const status = inAction ?? attributes['health_status']
  const isHealth = action.startsWith('health_status') && typeof status === 'string'
  return isHealth ? { what: 'health', status } : undefined
}

function numberIn(text: unknown): number | undefined {
  return typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : undefined
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null
}
