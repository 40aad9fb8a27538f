import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { fixture } from '../fixture.ts'
import { start } from '../real-process.ts'
import { sigwhy } from '../run-cli.ts'

describe('sigwhy collect', () => {
  it('prints a script that a shell runs, and sigwhy - understands what that prints', async () => {
    const { pid } = await start('bash', '-c', 'trap : TERM; echo; cat; :')
    const { out, err, code } = sigwhy(['collect', String(pid)])
    expect([code, err]).toEqual([0, ''])
    const printed = spawnSync('sh', ['-s'], { input: out, encoding: 'utf8' }).stdout
    const told = sigwhy(['-', 'TERM'], { input: printed })
    expect([told.code, told.err]).toEqual([0, ''])
    expect(told.out).toContain(`SIGTERM to PID ${pid} (bash): its handler runs.`)
    expect(told.out).toContain('its handler does not run before cat has ended')
  })

  it('takes process ids only', () => {
    const { code, err } = sigwhy(['collect', 'web'])
    expect([code, err.split('\n')[0]]).toEqual([2, 'sigwhy: "web" is not a process id.'])
  })

  it.each(['en', 'zh'])(
    'of tini tells what becomes of its child, and what is not whole: %s',
    (lang) => {
      const text = fixture('collected/tini-shell-sleep.txt')
      expect(sigwhy(['-', 'TERM', '--lang', lang], { input: text })).toMatchSnapshot()
      const cut = text.slice(0, text.lastIndexOf('\nprocess'))
      expect(sigwhy(['-', 'TERM', '-q', '--lang', lang], { input: cut })).toMatchSnapshot()
      const nobody = 'sigwhy-facts 1\ntargets 7\nsigwhy-facts end 3\n'
      expect(sigwhy(['-', '--lang', lang], { input: nobody })).toMatchSnapshot()
    },
  )
})
