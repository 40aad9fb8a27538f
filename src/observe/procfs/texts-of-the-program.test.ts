import { describe, expect, it } from 'vitest'
import { cgroupsIn } from './cgroups.ts'
import { limitsIn } from './limits.ts'

describe('the limits of a process', () => {
  const heading = 'Limit                     Soft Limit           Hard Limit           Units     \n'

  it('have names of several words, and not always a unit', () => {
    const rows =
      'Max cpu time              unlimited            unlimited            seconds   \n' +
      'Max nice priority         0                    0                    \n' +
      'Max address space         4611686018427387904  unlimited            bytes     \n'
    expect(limitsIn(heading + rows)).toEqual([
      { name: 'Max cpu time', soft: Number.POSITIVE_INFINITY, hard: Number.POSITIVE_INFINITY },
      { name: 'Max nice priority', soft: 0, hard: 0 },
      { name: 'Max address space', soft: 2 ** 62, hard: Number.POSITIVE_INFINITY },
    ])
  })

  it('are none where a row is cut or something else', () => {
    for (const row of ['Max cpu time', 'Max cpu time              many   few', 'x: 5 6']) {
      expect(limitsIn(`${heading}${row}\n`)).toBeUndefined()
    }
  })
})

describe('the control groups of a process', () => {
  it('have a path that may contain everything but a newline', () => {
    expect(cgroupsIn('12:cpu,cpuacct:/a:b c\n1:name=systemd:/\n0::/x\n')).toEqual([
      { hierarchy: 12, controllers: ['cpu', 'cpuacct'], path: '/a:b c' },
      { hierarchy: 1, controllers: ['name=systemd'], path: '/' },
      { hierarchy: 0, controllers: [], path: '/x' },
    ])
  })

  it('are none where a line is something else', () => {
    for (const line of ['0:/x', 'x::/', '0::', '5']) expect(cgroupsIn(line)).toBeUndefined()
  })
})
