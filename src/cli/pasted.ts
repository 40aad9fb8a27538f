/** Text on standard input: status files, masks, tables of ps, in any company. */
import { valueOr } from '../observe/fact.ts'
import { observePasted, type PastedProcess } from '../observe/pasted/observe-pasted.ts'
import type { PasteNote } from '../observe/pasted/paste-note.ts'
import { standingOf } from '../report/explanation/view.ts'
import { readFamily } from './architecture.ts'
import { circumstancesElsewhere, circumstancesHere, standingTo } from './circumstances.ts'
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
    const { error } = result
    if (error.code === 'nothing-collected') return failure(error, errors.usage, 'no-target')
    return fail(error.code === 'nothing-pasted' ? 'input-empty' : 'input-unrecognised')
  }
  for (const note of result.notes) context.note(`${sayNote(note, texts)}\n`)
  return result.processes.map(subjectOf)

  function fail(code: 'input-empty' | 'input-unrecognised' | 'input-not-text'): Failure {
    return failure({ code }, errors.usage, 'usage')
  }
}

/** Who collected something is the one who may send there; who copies a status is nobody in particular. */
export function subjectOf({ tree, parent, collection }: PastedProcess): Subject {
  const { observation } = tree
  if (collection === undefined) {
    return {
      observation,
      circumstances: circumstancesElsewhere,
      standing: standingOf(observation),
    }
  }
  const { reader, release } = collection
  return {
    observation,
    circumstances: circumstancesHere(reader, valueOr(release, '')),
    standing: standingTo(observation, reader),
    tree,
    ...(parent && { parent }),
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
    case 'collected-cut':
      return texts.collectedCut(note.line)
    case 'collected-damaged':
      return texts.collectedDamaged(note.line, note.missing)
    case 'collected-newer':
      return texts.collectedNewer(note.line, note.version)
    case 'collected-absent':
      return texts.collectedAbsent(note.pid)
    case 'collected-left-out':
      return texts.collectedLeftOut(note.count)
  }
}
