/** The signals of a family as rows, from which both the table and the document are made. */
import {
  aliasesOf,
  type DefaultAction,
  defaultActionOf,
  type Family,
  families,
  has,
  nameOf,
  type SignalName,
  type SignalTable,
  signals,
  signalTable,
} from '../../kernel/index.ts'
import { longName } from '../signal-names.ts'

export interface SignalListRow {
  readonly number: number
  readonly name: string
  readonly aliases: readonly string[]
  readonly action: DefaultAction
  /** `undefined` for real-time signals. */
  readonly standardName: SignalName | undefined
  readonly isRealTime: boolean
  /** A real-time signal that glibc and musl keep for their threads. */
  readonly isReserved: boolean
  readonly canBeCaught: boolean
  readonly origin: string
  /** Its number in the other families; a family that does not have it is missing. */
  readonly elsewhere: Readonly<Partial<Record<Family, number>>>
}

/** All signals of the family in the order of their numbers; numbers that mean nothing there are left out. */
export function signalRows(family: Family): SignalListRow[] {
  const table = signalTable(family)
  const numbers = Array.from({ length: table.last }, (_, index) => index + 1)
  return numbers
    .filter((number) => number >= table.realTimeFirst || nameOf(table, number) !== undefined)
    .map((number) => signalRow(number, table))
}

/** One signal; the number must be in the table. */
export function signalRow(number: number, table: SignalTable): SignalListRow {
  const standardName = nameOf(table, number)
  const isRealTime = number >= table.realTimeFirst
  return {
    number,
    name: longName(number, table),
    aliases: standardName ? aliasesOf(table, standardName) : [],
    action: defaultActionOf(table, number),
    standardName,
    isRealTime,
    isReserved: isRealTime && number < table.realTimeFirst + reservedByMusl,
    canBeCaught: has(table.blockable, number),
    origin: standardName ? signals[standardName].standard : 'POSIX',
    elsewhere: standardName ? numbersOf(standardName) : {},
  }
}

/** glibc keeps two real-time signals for itself, musl three. */
export const reservedByGlibc = 2
export const reservedByMusl = 3

function numbersOf(name: SignalName): Partial<Record<Family, number>> {
  const found: Partial<Record<Family, number>> = {}
  for (const family of Object.keys(families) as Family[]) {
    const number = signalTable(family).numberOf.get(name)
    if (number !== undefined) found[family] = number
  }
  return found
}
