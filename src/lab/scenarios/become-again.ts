/**
 * A puppet that executes its own program again: a new program for the kernel, with nothing of the old one's handlers, that
 * can still be spoken to. The link /proc/self/exe works although the file is gone.  execve(2)
 */
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { text, words } from '../subject/structures.ts'

/** Lets the puppet execute the subject again. A thread other than the leader takes over the leader's number. */
export function becomeAgain(puppet: Puppet): void {
  const { requestRead, replyWrite } = puppet.channel.ends
  const program = new Program().unanswered()
  // A fresh subject reads from 0 and answers on 1.
  program.call('dup3', requestRead, 0, 0)
  program.call('dup3', replyWrite, 1, 0)
  execute(program, '/proc/self/exe')
  puppet.post(program)
}

/** Adds an execve without an environment. */
export function execute(program: Program, path: string, ...more: readonly string[]): void {
  const all = [path, ...more].map((each) => program.data(text(each)))
  const list = program.data(words(...all.map(() => 0), 0))
  all.forEach((each, index) => {
    program.pointer(list, 8 * index, each)
  })
  const nothing = program.data(words(0))
  const [file] = all
  if (file) program.call('execve', file, list, nothing)
}
