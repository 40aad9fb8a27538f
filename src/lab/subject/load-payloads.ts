/**
 * Puts the payloads (`machine/payloads.ts`) into a puppet's memory and makes them executable. They arrive
 * through a pipe, because a request's own memory must stay writable. mprotect(2).
 */
import { assemblePayloads, type Payloads } from '../../machine/payloads.ts'
import { payloadArea } from '../../machine/subject-layout.ts'
import { CallFailed } from './errors.ts'
import { architecture } from './here.ts'
import { Program } from './program.ts'
import type { Puppet } from './puppet.ts'

let assembled: Payloads | undefined

const readExecute = 1 | 4

/** Loads all payloads and says where each is. Children cloned later have them too. Once per process. */
export function loadPayloads(puppet: Puppet): Payloads['addresses'] {
  assembled ??= assemblePayloads(architecture ?? 'x86-64')
  const { code, addresses } = assembled
  const program = new Program()
  const pipe = program.space(8)
  const bytes = program.data(code)
  program.call('pipe2', pipe, 0)
  program.call('write', program.stored(pipe, 4), bytes, code.length)
  program.call('read', program.stored(pipe, 0), payloadArea.address, code.length)
  program.call('close', program.stored(pipe, 0))
  program.call('close', program.stored(pipe, 4))
  const made = program.call('mprotect', payloadArea.address, payloadArea.size, readExecute)
  const result = puppet.run(program).value(made)
  if (result < 0) throw new CallFailed('mprotect', result)
  return addresses
}
