import { describe, expect, it } from 'vitest'
import { copyOfImage } from './copy-of.ts'
import type { InspectedImage } from './hands.ts'
import { amend, runOptions } from './run-options.ts'

const { settings } = copyOfImage({ Config: null } as InspectedImage, 'web')

function amended(...words: string[]) {
  const result = amend(settings, words)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.settings
}

function refused(...words: string[]) {
  const result = amend(settings, words)
  return result.ok ? undefined : result.error
}

describe('what stands behind --', () => {
  it('is options first, and then a command with options of its own', () => {
    const { stopSignal, init, command } = amended('--stop-signal=QUIT', '--init', 'app', '--init')
    expect({ stopSignal, init, command }).toEqual({
      stopSignal: 'QUIT',
      init: true,
      command: ['app', '--init'],
    })
  })

  it('may be written as docker run takes it: apart, with =, or right behind a letter', () => {
    for (const words of [['-u', '7'], ['-u7'], ['-u=7'], ['--user', '7'], ['--user=7']]) {
      expect(amended(...words).user).toBe('7')
    }
  })

  it('replaces a variable of the same name', () => {
    expect(amended('-e', 'A=1', '--env', 'B=2', '-e', 'A=3').environment).toEqual(['B=2', 'A=3'])
  })

  it('leaves the command of the image out where the entrypoint is another', () => {
    const { entrypoint, command } = amended('--entrypoint', '/bin/app')
    expect({ entrypoint, command }).toEqual({ entrypoint: ['/bin/app'], command: [] })
    expect(amended('--entrypoint', '/bin/app', 'x').command).toEqual(['x'])
  })

  it('mounts read-only unless told otherwise', () => {
    expect(amended('-v', '/a:/b', '-v', '/c:/d:rw', '-v', '/e').mounts).toEqual([
      { kind: 'bind', source: '/a', target: '/b', isWritable: false },
      { kind: 'bind', source: '/c', target: '/d', isWritable: true },
      { kind: 'fresh-volume', target: '/e' },
    ])
  })

  it('counts memory in the units of docker run', () => {
    expect(['1024', '1k', '2m', '1G'].map((text) => amended('-m', text).memory)).toEqual([
      1024, 1024, 2097152, 1073741824,
    ])
  })

  it('is refused by name where it would not be heeded', () => {
    for (const option of ['-p', '--publish', '--privileged', '--restart', '--rm', '-d', '--name']) {
      expect(refused(option, 'x')).toEqual({
        code: 'run-option-unknown',
        option,
        allowed: runOptions,
      })
    }
  })

  it('is refused with an example where a value means nothing', () => {
    const wrong = [
      ['--stop-timeout', 'soon'],
      ['-m', 'much'],
      ['-w', 'here'],
      ['-v', '/a:b'],
      ['-v', '/a:/b:maybe'],
      ['-e', 'NAME'],
      ['--tmpfs', 'run'],
      ['--stop-signal', ''],
    ]
    for (const words of wrong) {
      expect(refused(...words)).toMatchObject({ code: 'run-option-value', text: words[1] })
    }
    expect(refused('--user')).toEqual({ code: 'run-option-needs-value', option: '--user' })
    expect(refused('--init=yes')).toMatchObject({ code: 'run-option-takes-no-value', text: 'yes' })
  })
})
