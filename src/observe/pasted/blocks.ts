/**
 * Which of the pasted fields belong to one process: those in a row, as long as none comes twice, no name begins another
 * status, and nothing in front of them or above them says that they come from somewhere else.
 */
import { addField, type StatusField, type StatusFields } from '../status/fields.ts'
import { maskKeys, type StatusKey } from '../status/keys.ts'
import type { PasteLine } from './paste-line.ts'
import type { StatusFile } from './status-file.ts'

export interface Block {
  readonly fields: StatusFields
  readonly owner?: string
  /** The file it was read from, and the line that says so. */
  readonly file?: StatusFile & { readonly line: number }
  /** The masks to which zeros were added. */
  readonly loose: readonly StatusField[]
}

/** Sorts the fields of all lines into processes; what is only repeated of the process before it is left out. */
export function blocksOf(lines: readonly PasteLine[]): Block[] {
  const blocks: OpenBlock[] = []
  let file: Block['file']
  let open: OpenBlock | undefined
  lines.forEach((line, index) => {
    if (line.file !== undefined && line.file.path !== open?.file?.path) {
      file = { ...line.file, line: index + 1 }
      open = undefined
    }
    for (const { key, isLoose, ...field } of line.fields) {
      if (
        open === undefined ||
        key === 'Name' ||
        open.fields.has(key) ||
        open.owner !== line.owner
      ) {
        open = {
          fields: new Map(),
          loose: [],
          ...(file && { file }),
          ...(line.owner && { owner: line.owner }),
        }
        blocks.push(open)
        file = undefined
      }
      addField(open.fields, key, field)
      if (isLoose) open.loose.push(field)
    }
  })
  return blocks.filter((block, index) => isProcess(block) && !isRepeated(block, blocks[index - 1]))
}

interface OpenBlock extends Block {
  readonly fields: Map<StatusKey, StatusField[]>
  readonly loose: StatusField[]
}

/** Masks, or a whole status of a kernel that prints none. */
function isProcess({ fields }: Block): boolean {
  const wholeStatus: readonly StatusKey[] = ['State', 'Tgid', 'Pid']
  return maskKeys.some((key) => fields.has(key)) || wholeStatus.every((key) => fields.has(key))
}

/** It says nothing that the one before it does not say, and not of whom. */
function isRepeated(block: Block, before: Block | undefined): boolean {
  const { fields, file, owner } = block
  const isNamed = fields.has('Pid') || fields.has('Name') || file !== undefined
  if (isNamed || before === undefined || owner !== before.owner) return false
  return [...fields].every(([key, [field]]) => {
    const same = before.fields.get(key)?.[0]
    return same?.value.trim() === field?.value.trim()
  })
}
