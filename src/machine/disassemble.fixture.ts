/**
 * GNU objdump as the judge of what our bytes mean. Where it is not installed, or was built without the
 * architecture, tests skip and say so. objdump(1).
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Architecture } from './architecture.ts'

const machine = { 'x86-64': 'i386:x86-64', aarch64: 'aarch64' } as const
const commands = {
  'x86-64': ['objdump', 'x86_64-linux-gnu-objdump'],
  aarch64: ['aarch64-linux-gnu-objdump', 'objdump'],
} as const

/** The objdump that knows `architecture`, or the reason for a skip, as an addition to a test's name. */
export function disassembler(architecture: Architecture): { command?: string; reason: string } {
  const command = commands[architecture].find((name) => {
    const { stdout } = spawnSync(name, ['--info'], { encoding: 'utf8' })
    return stdout?.includes(architecture)
  })
  return command ? { command, reason: '' } : { reason: ` [no objdump for ${architecture} here]` }
}

/** Raw code as text, one instruction each, spaces made single and comments cut off; Intel's notation. */
export function disassemble(
  architecture: Architecture,
  code: Uint8Array,
  options: readonly string[] = [],
): readonly string[] {
  const { command } = disassembler(architecture)
  if (!command) throw new Error('no objdump')
  const directory = mkdtempSync(join(tmpdir(), 'sigwhy-objdump-'))
  try {
    const file = join(directory, 'code')
    writeFileSync(file, code)
    const notation = architecture === 'x86-64' ? ['-M', 'intel'] : []
    const format = ['-D', '-b', 'binary', '-m', machine[architecture], '--no-show-raw-insn']
    const run = spawnSync(command, [...format, ...notation, ...options, file], { encoding: 'utf8' })
    if (run.status !== 0) throw new Error(run.stderr)
    return run.stdout
      .split('\n')
      .filter((line) => /^\s*[0-9a-f]+:\t/.test(line))
      .map((line) => line.replace(/^[^\t]*\t/, '').replace(/\s*(\/\/|#\s).*$/, ''))
      .map((line) => line.replace(/\s+/g, ' ').trim())
  } finally {
    rmSync(directory, { recursive: true })
  }
}
