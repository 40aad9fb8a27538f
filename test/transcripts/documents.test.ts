/** What the program prints as JSON and YAML is what docs/schema says, and nothing besides. */
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { fixture } from '../fixture.ts'
import { needsNamespaces } from '../real-process.ts'
import { sigwhy } from '../run-cli.ts'
import { strictValidators } from '../strict-validators.ts'

const bash = fixture('status/linux-6.18-bash.txt')
const init = fixture('status/linux-6.18-namespace-init-from-outside.txt')
const gvisor = fixture('status/composed-gvisor-sleep.txt')
const mips = fixture('status/composed-mips-4.14-procd.txt')

const documents: readonly [args: string, schema: string, input?: string][] = [
  ['-', 'explanation', bash],
  ['- TERM', 'explanation', init],
  ['- TERM', 'explanation', gvisor],
  ['- CHLD', 'explanation', bash],
  ['- KILL', 'explanation', mips],
  ['-', 'explanations', bash + init],
  ['1', 'explanation'],
  [String(process.pid), 'explanation'],
  ['', 'inits'],
  ['decode 0000000000010002', 'decoding'],
  ['decode SigCgt=10002 SigBlk=4000', 'decoding'],
  ['signals', 'signals'],
  ['signals --arch mips', 'signals'],
  ['signals TERM 143 0 1 125 126 127 RTMIN 255', 'readings'],
  ['why-died 137', 'exit-code'],
  ['why-died 2', 'exit-code'],
  ['why-died 0', 'exit-code'],
  ['lab tour --model', 'tour'],
]

describe('the documents', () => {
  const validators = strictValidators()

  it.each(documents)('sigwhy %s -o json is a sigwhy/%s/1', (args, schema, input = '') => {
    const words = args === '' ? [] : args.split(' ')
    const { out } = sigwhy([...words, '-o', 'json'], { input })
    const document: unknown = JSON.parse(out)
    expect(document).toMatchObject({ schema: `sigwhy/${schema}/1` })
    const validate = validators(`${schema}-1.json`)
    validate(document)
    expect(validate.errors).toBeNull()
  })

  it.for([
    ['lab verify --quick --only sigwait', 'verification'],
    ['lab verify --random 100 --seed 1', 'random'],
  ])('sigwhy %s -o json is a sigwhy/%s/1', ([args = '', schema], context) => {
    needsNamespaces(context)
    const { out } = sigwhy([...args.split(' '), '-o', 'json'])
    const validate = validators(`${schema}-1.json`)
    validate(JSON.parse(out))
    expect(validate.errors).toBeNull()
  })

  it('are the same as YAML', () => {
    const { out: json } = sigwhy(['-', 'TERM', '-o', 'json'], { input: bash })
    const { out: yaml } = sigwhy(['-', 'TERM', '-o', 'yaml'], { input: bash })
    expect(parse(yaml)).toEqual(JSON.parse(json))
  })

  it('say the same in every language, but for what signals are for', () => {
    const { out: english } = sigwhy(['-', '-o', 'json', '--lang', 'en'], { input: bash })
    const { out: chinese } = sigwhy(['-', '-o', 'json', '--lang', 'zh'], { input: bash })
    expect(chinese).toBe(english)
  })

  it('are valid in themselves and refuse what is not described', () => {
    const validate = validators('readings-1.json')
    const document = { schema: 'sigwhy/readings/1', family: 'generic', readings: [] }
    expect(validate(document)).toBe(true)
    expect(validate({ ...document, family: 'vax' })).toBe(false)
    expect(validate({ ...document, surprise: 1 })).toBe(false)
  })
})
