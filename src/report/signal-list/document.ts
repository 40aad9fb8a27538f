/** The signals, and what was asked about them, as data. The shapes are docs/schema/signals-1.json and readings-1.json. */
import type { Catalogue } from '../../i18n/catalogue.ts'
import type { DefaultAction, Family } from '../../kernel/index.ts'
import type { Reading } from './readings.ts'
import { type SignalListRow, signalRows } from './rows.ts'

export interface SignalsDocument {
  readonly schema: 'sigwhy/signals/1'
  readonly family: Family
  readonly signals: readonly SignalDocument[]
}

export interface SignalDocument {
  readonly number: number
  readonly name: string
  readonly aliases: readonly string[]
  readonly defaultAction: DefaultAction
  readonly purpose: string
  readonly realTime: boolean
  readonly canBeCaught: boolean
  readonly standard: string
  readonly numbers: Readonly<Partial<Record<Family, number>>>
}

export interface ReadingsDocument {
  readonly schema: 'sigwhy/readings/1'
  readonly family: Family
  readonly readings: readonly ReadingDocument[]
}

export type ReadingDocument =
  | { readonly asked: string; readonly kind: 'signal'; readonly signal: SignalDocument }
  | {
      readonly asked: string
      readonly kind: 'exit-code'
      readonly meaning: string
      readonly code?: number
      readonly signal?: number
    }

export function signalsDocument(family: Family, catalogue: Catalogue): SignalsDocument {
  const rows = signalRows(family).map((row) => signalDocument(row, catalogue))
  return { schema: 'sigwhy/signals/1', family, signals: rows }
}

export function readingsDocument(
  readings: readonly Reading[],
  family: Family,
  catalogue: Catalogue,
): ReadingsDocument {
  return {
    schema: 'sigwhy/readings/1',
    family,
    readings: readings.map((reading) => readingDocument(reading, catalogue)),
  }
}

function readingDocument(reading: Reading, catalogue: Catalogue): ReadingDocument {
  switch (reading.kind) {
    case 'signal':
      return {
        asked: reading.text,
        kind: 'signal',
        signal: signalDocument(reading.row, catalogue),
      }
    case 'exit-code': {
      const { kind, ...rest } = reading.reading
      return { asked: reading.text, kind: 'exit-code', meaning: kind, ...rest }
    }
  }
}

function signalDocument(row: SignalListRow, { signals }: Catalogue): SignalDocument {
  const { standardName, isReserved } = row
  return {
    number: row.number,
    name: row.name,
    aliases: row.aliases,
    defaultAction: row.action,
    purpose: standardName
      ? signals.purposes[standardName]
      : isReserved
        ? signals.reserved
        : signals.realTime,
    realTime: row.isRealTime,
    canBeCaught: row.canBeCaught,
    standard: row.origin,
    numbers: row.elsewhere,
  }
}
