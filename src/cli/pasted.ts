/** Text on standard input: status files, masks, tables of ps, in any company. */
import type { PasteNote } from '../observe/pasted/observe-pasted.ts'
import { observePasted } from '../observe/pasted/observe-pasted.ts'
import { standingOf } from '../report/explanation/view.ts'
import { readFamily } from './architecture.ts'
import { circumstancesElsewhere } from './circumstances.ts'
import type { Context } from './context.ts'
import { type Failure, failure, isFailure } from './failure.ts'
import type { Subject } from './subject.ts'

/** A status file has some 1500 bytes; a thousand of them still fit. */
const limit = 2 ** 21

/** The processes in the text; what was taken for granted about them is noted on standard error. */
export async function readPasted(
  machine: string | undefined,
  context: Context,
): Promise<Subject[] | Failure> {
  const { errors, help, notes: texts } = context.catalogue
  const family = machine === undefined ? undefined : readFamily(machine, context.catalogue)
  if (isFailure(family)) return family
  if (context.isInputTerminal()) context.note(`${help.pasteHere}\n`)
  const input = await context.readInput(limit)
  if (!input.ok) return failure({ code: 'input-too-long', limit }, errors.usage, 'usage')
  const text = textIn(input.bytes)
  if (text === undefined) return fail('input-not-text')
  const result = observePasted(text, family === undefined ? {} : { family })
  if (!result.ok) {
    return fail(result.error.code === 'nothing-pasted' ? 'input-empty' : 'input-unrecognised')
  }
  for (const note of result.notes) context.note(`${sayNote(note, texts)}\n`)
  return result.observations.map((observation) => ({
    observation,
    circumstances: circumstancesElsewhere,
    standing: standingOf(observation),
  }))

  function fail(code: 'input-empty' | 'input-unrecognised' | 'input-not-text'): Failure {
    return failure({ code }, errors.usage, 'usage')
  }
}

/** UTF-8; a byte of zero is in no text, but is in UTF-16 and in binary files. */
function textIn(bytes: Uint8Array): string | undefined {
  return bytes.includes(0) ? undefined : new TextDecoder().decode(bytes)
}

function sayNote(note: PasteNote, texts: Context['catalogue']['notes']): string {
  switch (note.code) {
    case 'bare-mask':
      return texts.bareMask(note.line, note.taken)
    case 'short-mask':
      return texts.shortMask(note.line)
    case 'thread':
      return texts.thread(note.line)
  }
}
