import { describe, expect, it } from 'vitest'
import { en } from '../../i18n/en.ts'
import { zh } from '../../i18n/zh.ts'
import type { Context } from '../context.ts'
import { labTourRun } from './lab-tour.run.ts'
import type { LabTourFlags } from './lab-tour.ts'

interface Said {
  readonly printed: string
  readonly noted: string
  readonly exitCode: unknown
}

/** What the command says to a reader with this terminal, or to none. */
async function said(flags: Partial<LabTourFlags>, width?: number, catalogue = en): Promise<Said> {
  const printed: string[] = []
  const noted: string[] = []
  const context: Context = {
    process: { stdout: { write: () => {} }, stderr: { write: () => {} } },
    catalogue,
    environment: {},
    print: (text) => printed.push(text),
    note: (text) => noted.push(text),
    terminalWidth: () => width,
    paint: (text) => `*${text}*`,
    isInputTerminal: () => false,
    readFile: () => ({ ok: false, errno: 'ENOENT' }),
    writeFile: () => undefined,
    readInput: async () => ({ ok: false, why: 'too-long' }),
    kernelRelease: () => '',
  }
  await labTourRun.call(context, { output: 'text', model: true, ...flags })
  return { printed: printed.join(''), noted: noted.join(''), exitCode: context.process.exitCode }
}

describe('sigwhy lab tour --model', () => {
  it('says that nothing was tried, and finds nothing to complain about', async () => {
    const { printed, noted, exitCode } = await said({})
    expect(printed).toContain('so nothing is tried')
    expect(noted).toBe('')
    expect(exitCode).toBeUndefined()
  })

  it('speaks Chinese', async () => {
    expect((await said({}, undefined, zh)).printed).toContain(
      '为什么我在容器中不能 kill 1 号进程？',
    )
  })

  it('shows its progress to a terminal only, and wipes it away', async () => {
    const { noted, printed } = await said({}, 80)
    expect(noted).toContain('16 of 16 programs')
    expect(noted.endsWith('\r\u001b[K')).toBe(true)
    expect(printed).toContain('*dropped*')
    expect((await said({ output: 'json' }, 80)).noted).toBe('')
    expect((await said({ quiet: true }, 80)).noted).toBe('')
  })

  it('is one line when it is to be quiet', async () => {
    expect((await said({ quiet: true }, 1000)).printed.trim()).not.toContain('Perl')
  })

  it('is data for programs', async () => {
    const document = JSON.parse((await said({ output: 'json' })).printed)
    expect(document).toMatchObject({
      schema: 'sigwhy/tour/1',
      ground: { kind: 'model', why: 'asked' },
    })
    expect(document.inits).toHaveLength(16)
    expect(document.inits[0].experiments).toHaveLength(4)
  })
})
