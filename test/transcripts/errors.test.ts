/** Every way in which a command line or an input can be wrong: the exit code, and that the error says what to try next. */
import { describe, expect, it } from 'vitest'
import { sigwhy } from '../run-cli.ts'

const wrong: readonly (readonly [args: string, code: number, said: RegExp])[] = [
  ['99999999', 5, /There is no process 99999999/],
  ['4194303', 5, /There is no process 4194303/],
  ['1 TREM', 2, /no signal "TREM"\. Did you mean .*SIGTERM/],
  ['1 65', 2, /no signal 65: they are 1 to 64/],
  ['1 0', 2, /Signal 0 is never sent/],
  ['foo', 2, /neither a process id, a command nor a container/],
  ['decod', 2, /Did you mean decode\?/],
  ['0', 2, /Process id 0 means the whole process group/],
  ['-- -42', 2, /process group 42/],
  ['1 TERM KILL', 2, /"KILL" is one argument too many/],
  ['1 TERM -s KILL', 2, /Two signals are given: KILL and TERM/],
  ['-s TERM', 2, /TARGET is missing/],
  ['1 -s', 2, /--signal needs a value/],
  ['1 --arch mips', 2, /runs on this machine/],
  ['-o jsn', 2, /--output cannot be "jsn"/],
  ['-o text -o json', 2, /--output is given twice/],
  ['--lang fr', 2, /--lang cannot be "fr"/],
  ['1 --verbos', 2, /no flag --verbos\. Did you mean --verbose\?/],
  ['1 -x', 2, /no flag -x/],
  ['1 --no-color=yes', 2, /--no-color takes no value/],
  ['decode', 2, /MASK is missing/],
  ['decode 12g4', 2, /position 3 is not a hexadecimal digit/],
  ['decode 111111111111111111111111111111111', 2, /has 33 digits/],
  ['decode SigFoo=1', 2, /no mask "SigFoo"/],
  ['decode SigCgt=1 SigCgt=2', 2, /SigCgt is given twice/],
  ['decode 1 --arch vax', 2, /numbers of "vax" are not known/],
  ['signals FOO', 2, /no signal "FOO"/],
  ['signals 300', 2, /neither a signal nor an exit code/],
  ['completion tcsh', 2, /SHELL cannot be "tcsh"/],
  ['lab foo', 2, /no command "foo"/],
  ['1 TERM --backend x', 2, /no backend "x"/],
  ['1 TERM --backend /nowhere', 3, /nothing is pinned there/],
  ['- --backend bpf', 2, /not pasted text/],
  ['lab inits --only nosuch', 2, /no program .*nosuch/],
  ['lab inits --signals FOO', 2, /no signal "FOO"/],
  ['lab verify --random x', 2, /--random cannot be "x"/],
]

describe('a wrong command line', () => {
  it.each(wrong)('sigwhy %s exits with %i and says so', (args, code, said) => {
    const ran = sigwhy(args.split(' '))
    expect(ran).toMatchObject({ code, out: '' })
    expect(ran.err).toMatch(said)
    expect(ran.err).toMatch(/^sigwhy: .+\n.+\n$/)
  })

  it.each(wrong)('sigwhy %s says it in Chinese too', (args, code) => {
    const [first = '', ...others] = args.split(' ')
    const start = first === '--' ? ['--lang=zh', first] : [first, '--lang=zh']
    const ran = sigwhy(args.includes('--lang') ? ['--lang=zh', '1', 'TREM'] : [...start, ...others])
    expect(ran.code).toBe(code)
    expect(ran.err).toMatch(/^sigwhy: .*[\u4e00-\u9fff]/)
  })
})

describe('a wrong input', () => {
  it.each([
    ['nothing', '', /nothing on standard input/],
    ['only spaces', ' \n\n', /nothing on standard input/],
    ['something else', 'hello\n', /no line of \/proc\/PID\/status/],
    ['a binary file', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1]), /not text/],
    ['far too much', 'a'.repeat(2 ** 21 + 1), /longer than 2097152 bytes/],
  ])('that is %s exits with 2', (_, input, said) => {
    const ran = sigwhy(['-'], { input })
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toMatch(said)
  })
})

describe('a signal as for kill(1)', () => {
  const mask = 'SigCgt:\t0000000000010002\n'

  it.each([
    ['TERM', 'SIGTERM'],
    ['sigterm', 'SIGTERM'],
    ['15', 'SIGTERM'],
    ['-15', 'SIGTERM'],
    ['-TERM', 'SIGTERM'],
    ['-SIGTERM', 'SIGTERM'],
    ['-s TERM', 'SIGTERM'],
    ['--signal=TERM', 'SIGTERM'],
    ['-SIGRTMIN+3', 'SIGRTMIN+3'],
    ['RTMAX-1', 'SIGRTMAX-1'],
    ['-CLD', 'SIGCHLD'],
  ])('sigwhy - %s is about %s', (signal, name) => {
    const { out } = sigwhy(['-', ...signal.split(' '), '-q'], { input: mask })
    expect(out).toContain(`${name} to `)
  })
})
