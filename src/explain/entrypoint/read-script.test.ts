import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandForm, plainWords, withExec } from './command-form.ts'
import { packageScript } from './package-script.ts'
import { readScript } from './read-script.ts'

const codesOf = (text: string, running?: string) =>
  readScript(text, running).findings.map(({ code, line }) => `${line} ${code}`)

describe('an entrypoint script', () => {
  it.each([
    ['ends with a program', '#!/bin/sh\nset -e\nnode server.js\n', ['3 not-execed']],
    ['ends with its arguments', '#!/bin/sh\n"$@"\n', ['2 not-execed']],
    ['executes its arguments', '#!/bin/sh\nset -e\nexec "$@"\n', ['3 execs']],
    ['changes the directory first', 'cd /app && node x', ['1 not-execed']],
    ['hands its exit code on', 'node x\nexit $?', ['1 not-execed']],
    ['ends in a pipe', 'node x | tee /log', ['1 pipe']],
    ['waits in a trap', "trap 'exit 0' TERM\nnode x", ['2 trap-waits']],
    ['waits beside a trap', "trap 'exit 0' TERM\nnode x &\nwait $!", ['3 trap-and-wait']],
    ['waits without a trap', 'node x &\nwait', ['2 waits-without-trap']],
    ['runs in a loop', 'while true; do node x; done', ['1 loop']],
    ['has job control', 'set -m\nnode x', ['1 job-control', '2 not-execed']],
    ['switches the user and stays', 'su app -c "node x"', ['1 user-switch']],
    ['switches the user and goes', 'gosu app node x', ['1 not-execed']],
    ['has a here-document', 'cat > /c <<EOF\nnode x\nexec y\nEOF\nexec nginx', ['5 execs']],
    ['has comments', '# exec this\nnode x # exec', ['2 not-execed']],
    ['has functions', 'run() {\n  exec other\n}\nexec "$@"', ['4 execs']],
    [
      'has branches',
      'if [ "$1" = a ]; then\n  exec a\nelse\n  node b\nfi',
      ['2 execs', '4 not-execed'],
    ],
    [
      'has cases',
      'case "$1" in\n  a|b) exec a ;;\n  *) node b ;;\nesac',
      ['2 execs', '3 not-execed'],
    ],
    ['has a quote without an end', 'echo "\nnode x', ['1 not-understood']],
  ])('that %s', (_, text, codes) => {
    expect(codesOf(text)).toEqual(codes)
  })

  it('tells what comes after the program that runs', () => {
    expect(readScript('node x\necho bye > /log', 'node').findings).toEqual([
      { line: 1, code: 'followed', command: 'node x', by: 'echo bye' },
    ])
  })

  it('is read whatever it is, and a place it names lies inside', () => {
    const piece = fc.constantFrom(
      "'",
      '"',
      '$(',
      ')',
      '`',
      '{',
      '}',
      ';',
      '&',
      '|',
      '\n',
      '<<E',
      'if',
      'then',
      'fi',
      'case',
      'in',
      'esac',
      'do',
      'done',
      'x',
      ' ',
      '#',
      '\\',
      'trap',
      'wait',
      'exec',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join(' ')
        const { stays } = readScript(text)
        if (stays) expect(text.slice(stays.start, stays.end)).not.toBe('')
      }),
    )
  })
})

describe('a command', () => {
  it.each([
    ['node server.js', ['node', 'server.js']],
    ['echo \'a b\' "c d"', ['echo', 'a b', 'c d']],
    ['node $PORT', undefined],
    ['node *.js', undefined],
    ['a && b', undefined],
    ['a > b', undefined],
  ])('in a shell: %s', (text, words) => {
    expect(plainWords(text)).toEqual(words)
  })

  it.each([
    ['cd /app && node x', 'cd /app && exec node x'],
    ['A=1 node x', 'exec env A=1 node x'],
    ['cmd; other', 'cmd; exec other'],
    ['a || b', undefined],
    ['a | b', undefined],
    ['exec a', undefined],
  ])('with exec: %s', (text, changed) => {
    expect(withExec(text)).toBe(changed)
  })

  it('is told by the two lists of an image', () => {
    const text = 'node x; true'
    expect(commandForm([], ['/bin/sh', '-c', text])).toEqual({
      kind: 'shell',
      in: 'command',
      shell: '/bin/sh',
      text,
    })
    expect(commandForm(['/bin/sh', '-c', 'node x'], [])).toMatchObject({
      in: 'entrypoint',
      plain: ['node', 'x'],
    })
    expect(commandForm([], ['npm', 'run', 'serve'])).toMatchObject({ script: 'serve' })
    expect(commandForm(['/entry.sh'], ['node'])).toEqual({ kind: 'exec', path: '/entry.sh' })
  })

  it('is what package.json says', () => {
    const scripts = { start: 'node server.js', odd: 'a && b' }
    expect(packageScript(JSON.stringify({ scripts }), 'start')).toEqual(['node', 'server.js'])
    expect(packageScript(JSON.stringify({ scripts }), 'odd')).toBeUndefined()
    expect(packageScript('{', 'start')).toBeUndefined()
  })
})
