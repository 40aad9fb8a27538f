import { describe, expect, it } from 'vitest'
import type { Features } from './features.ts'
import { reactionTo, recognise } from './habits.ts'
import { readSamples } from './read-samples.fixture.ts'
import { samples } from './samples.fixture.ts'

/** What a program is written in, and is therefore too. */
const under: Readonly<Record<string, readonly string[]>> = {
  supervisord: ['python'],
  gunicorn: ['python'],
  uvicorn: ['python'],
  celery: ['python'],
  puma: ['ruby'],
  unicorn: ['ruby'],
  sidekiq: ['ruby'],
  npm: ['node'],
  yarn: ['node'],
  'yarn-berry': ['node'],
  pnpm: ['node'],
  'bun-run': ['bun'],
  rabbitmq: ['erlang'],
}

describe('a habit', () => {
  it.each([...samples, ...readSamples])(
    'is recognised, and nothing else: $habit in $features.words',
    (sample) => {
      expect(ids(sample.features)).toEqual([sample.habit, ...(under[sample.habit] ?? [])])
    },
  )

  it('is known by the title of its process where the file is hidden', () => {
    expect(ids({ isInit: true, name: 'npm start', words: ['npm start', '', ''] })).toEqual(['npm'])
    expect(ids({ isInit: true, words: ['puma 7.1.0 (tcp://0.0.0.0:3000) [app]'] })).toEqual([
      'puma',
    ])
  })
})

describe('a program that nobody has seen before', () => {
  const strangers: readonly Features[] = [
    { isInit: true },
    {
      isInit: true,
      executable: '/app/server',
      name: 'server',
      words: ['/app/server', '--port', '80'],
    },
    { isInit: true, executable: '/usr/bin/sleep', name: 'sleep', words: ['sleep', 'infinity'] },
    { isInit: true, executable: '/usr/bin/tail', name: 'tail', words: ['tail', '-f', '/dev/null'] },
    { isInit: true, executable: '/usr/bin/cat', name: 'cat', words: ['cat'] },
    // A name is not a program: the file is.
    { isInit: true, executable: '/app/server', name: 'tini', words: ['tini', '--', 'java'] },
    {
      isInit: true,
      executable: '/app/server',
      name: 'nginx',
      words: ['nginx: master process nginx'],
    },
    { isInit: true, executable: '/bin/busybox', name: 'tail', words: ['tail', '-f', '/dev/null'] },
  ]

  it.each(strangers)('is not recognised: $words', (features) => {
    expect(ids(features)).toEqual([])
    expect(reactionTo('SIGTERM', features)).toBeUndefined()
  })

  it('is recognised as what interprets it', () => {
    const python = { isInit: true, executable: '/usr/bin/python3.12', words: ['python3', 'app.py'] }
    expect(ids(python)).toEqual(['python'])
    const script = { isInit: true, executable: '/usr/bin/bash', words: ['bash', '/entrypoint.sh'] }
    expect(ids(script)).toEqual(['bash'])
  })
})

describe('bash run as sh', () => {
  it('is bash, and dash is dash', () => {
    const called = { isInit: true, name: 'sh', words: ['sh', '/entrypoint.sh'] }
    expect(ids({ ...called, executable: '/usr/bin/bash' })).toEqual(['bash'])
    expect(ids({ ...called, executable: '/usr/bin/dash' })).toEqual(['dash'])
    expect(ids({ ...called, executable: '/bin/busybox' })).toEqual(['busybox-sh'])
    expect(ids(called)).toEqual(['sh'])
  })
})

function ids(features: Features): readonly string[] {
  return recognise(features).map(({ id }) => id)
}
