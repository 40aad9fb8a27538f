/**
 * Whole outputs of the program, as users see them: one Markdown file for each input, with what several commands print about
 * it. They are read in review like any other text. Only inputs that are the same everywhere are here.
 */
import { describe, expect, it } from 'vitest'
import { fixture } from '../fixture.ts'
import { sigwhy } from '../run-cli.ts'

interface Transcript {
  readonly file: string
  /** The name of a file under fixtures/status that is piped in. */
  readonly input?: string
  readonly commands: readonly string[]
}

/** The masks that the article shows. */
const go = 'fffffffe7fc1feff'
const c = '0000000000000000'
const bash = '0000000000010002'

const pasted = ['-', '- TERM', '- -9', '- TERM -v', '- TERM -q', '- TERM -o wide']

const transcripts: readonly Transcript[] = [
  { file: 'masks-of-the-article', commands: [go, c, bash].map((mask) => `decode ${mask}`) },
  {
    file: 'masks',
    commands: [
      'decode SigCgt=10002 SigBlk=4000 SigIgn=1000',
      'decode --as SigBlk ffffffffffffffff',
      'decode --as ShdPnd 4100',
      'decode --arch mips 0000000000000000000000000003c000',
      `decode ${bash} -v`,
      `decode ${bash} -o markdown`,
    ],
  },
  {
    file: 'signals',
    commands: ['signals', 'signals --arch mips', 'signals TERM 9 143 137 0 1 125 126 127 SIGCLD'],
  },
  { file: 'signals-wide', commands: ['signals -o wide'] },
  {
    file: 'exit-codes',
    commands: [0, 1, 2, 125, 127, 137, 139, 143, 255].map((code) => `why-died ${code}`),
  },
  {
    file: 'help',
    commands: ['--help', 'explain --help', 'decode --help', 'why-died --help', 'lab --help'],
  },
  ...[
    'linux-6.18-namespace-init-from-inside',
    'linux-6.18-namespace-init-from-outside',
    'linux-6.18-bash',
    'linux-6.18-zombie',
    'linux-6.18-forged-name',
    'composed-gvisor-sleep',
    'composed-mips-4.14-procd',
  ].map((name) => ({ file: name, input: `status/${name}.txt`, commands: pasted })),
  {
    file: 'markdown',
    input: 'status/linux-6.18-namespace-init-from-inside.txt',
    commands: ['- -o markdown', '- TERM -o markdown'],
  },
]

describe.each(['en', 'zh'] as const)('the transcripts in %s', (lang) => {
  it.each(transcripts)('read well: $file', async ({ file, input, commands }) => {
    const text = commands.map((command) => said(command, lang, input)).join('\n')
    await expect(text).toMatchFileSnapshot(`snapshots/${file}.${lang}.md`)
  })

  it('fit a terminal of 80 columns, but for -o wide and Markdown', () => {
    const narrow = transcripts.flatMap(({ commands, input }) =>
      commands
        .filter((command) => !/wide|markdown/.test(command))
        .flatMap((command) => run(command, lang, input).split('\n')),
    )
    expect(narrow.filter((line) => columnsOf(line) > 80)).toEqual([])
  })
})

describe('the colours', () => {
  it('mark what becomes of the signal and nothing else', async () => {
    const input = fixture('status/linux-6.18-namespace-init-from-outside.txt')
    const { out } = sigwhy(['-', 'TERM', '--color'], { input })
    const { out: all } = sigwhy(['-', '--color'], { input })
    const text = [out, all].map((each) => each.replaceAll('\u001b', 'ESC')).join('\n')
    await expect(text).toMatchFileSnapshot('snapshots/colours.txt')
  })
})

function said(command: string, lang: string, input: string | undefined): string {
  const pipe = input === undefined ? '' : `cat ${input.replace('status/', '')} | `
  return `\`\`\`\n$ ${pipe}sigwhy ${command}\n${run(command, lang, input)}\`\`\`\n`
}

function run(command: string, lang: string, input: string | undefined): string {
  const args = [...command.split(' '), '--lang', lang]
  const { out, err } = sigwhy(args, input === undefined ? {} : { input: fixture(input) })
  return out + err
}

/** Chinese characters and full-width marks take two columns. */
function columnsOf(line: string): number {
  return [...line].reduce(
    (sum, character) => sum + (/[\u3000-\u9fff\uff00-\uffef]/.test(character) ? 2 : 1),
    0,
  )
}
