/**
 * In which numbers a walk is told: it shows the threads of the PID namespace of whoever opened it, and of those below. The
 * records have the numbers of all levels, so the reader's own is the least deep among them.
 * kernel/bpf/task_iter.c: task_seq_get_next()
 */
import type { Records } from './records.ts'

/** The level of the namespace that the walk was opened in. */
export function walkLevel(records: Records): number {
  let level = records.word(0, 'level')
  for (let record = 1; level > 0 && record < records.count; record++) {
    level = Math.min(level, records.word(record, 'level'))
  }
  return level
}

/** Inode of the namespace that the walk was opened in. */
export function namespaceAt(records: Records, level: number): number {
  let record = 0
  while (record < records.count && records.word(record, 'level') !== level) record++
  return records.unsigned(record, 'namespace')
}

/** The thread's number at that level; 0 where a record does not have it. */
export function numberAt(records: Records, record: number, level: number): number {
  if (records.word(record, 'level') === level) return records.word(record, 'innermost')
  switch (level) {
    case 0:
      return records.word(record, 'number0')
    case 1:
      return records.word(record, 'number1')
    case 2:
      return records.word(record, 'number2')
    case 3:
      return records.word(record, 'number3')
  }
  return 0
}

/** Deeper than this a walk cannot be told in the reader's numbers. */
export const deepestLevel = 3
