import { describe, expect, it } from 'vitest'
import { fixture } from '../../../test/fixture.ts'
import { parseEvents } from './parse-events.ts'

function lifeOf(name: string, text: string): string[] {
  return parseEvents(text)
    .events.filter((event) => event.name === name)
    .map((event) => {
      if (event.what === 'kill') return `kill ${event.signal}`
      if (event.what === 'die') return `die ${event.exitCode}`
      return event.what === 'health' ? `health ${event.status}` : event.what
    })
}

describe('the events of Docker 20.10', () => {
  const text = fixture('events/docker-20.10.txt')

  it('tell every signal of a stop', () => {
    expect(lifeOf('died-x-deaf', text)).toEqual([
      'create',
      'start',
      'kill 15',
      'kill 9',
      'die 137',
      'stop',
    ])
  })

  it('tell that memory was short', () => {
    expect(lifeOf('died-x-oom', text)).toContain('oom')
  })

  it('tell of a bad health once, and nothing of the checks', () => {
    expect(lifeOf('died-x-health', text)).toEqual([
      ...['create', 'start', 'health unhealthy', 'kill 15', 'kill 9', 'die 137', 'stop'],
      ...['start', 'restart', 'pause', 'unpause', 'kill 9', 'die 137', 'remove'],
    ])
  })

  it('begin with the first line, whatever it is about', () => {
    const { since, events } = parseEvents(text)
    expect(since).toBeLessThanOrEqual(events[0]?.at ?? 0)
  })
})

describe('the events of Podman 4.3', () => {
  const text = fixture('events/podman-4.3.txt')

  it('do not tell the signal of a kill', () => {
    expect(lifeOf('died-x-kill', text)).toContain('kill undefined')
  })

  it('tell of a stop only by a second cleaning up', () => {
    expect(lifeOf('died-x-deaf', text)).toEqual([
      'create',
      'start',
      'die 137',
      'cleanup',
      'cleanup',
    ])
  })
})

describe('lines that are not events', () => {
  it.each([
    '',
    '{"message":"server error"}',
    '{"Type":"container","Action":"die"',
    '[]',
    'null',
    '{"Type":"container","Action":"die","time":1}',
    '{"Type":"container","Action":"die","Actor":{"ID":5},"time":1}',
  ])('%s are left out', (text) => {
    expect(parseEvents(text).events).toEqual([])
  })

  it('do not spoil those beside them', () => {
    const died =
      '{"Type":"container","Action":"died","Actor":{"ID":"a","Attributes":{"containerExitCode":"7"}},"time":2}'
    expect(parseEvents(`garbage\n${died}\n{`).events).toEqual([
      { at: 2000, id: 'a', name: '', what: 'die', exitCode: 7 },
    ])
  })
})
