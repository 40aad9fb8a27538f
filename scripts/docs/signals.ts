/** docs/signals.md: every signal with its number on each family of architectures. */
import { en } from '../../src/i18n/en.ts'
import {
  type Family,
  families,
  type SignalName,
  signals,
  signalTable,
} from '../../src/kernel/index.ts'
import { markdownTable } from './table.ts'

/** The page. */
export function signalsPage(): string {
  const names = Object.keys(families) as Family[]
  const rows = (Object.keys(signals) as SignalName[]).map((name) => [
    name,
    ...names.map((family) => String(signalTable(family).numberOf.get(name) ?? '–')),
    en.signals.actions[signals[name].action],
    en.signals.purposes[name],
    (signals[name].aliases ?? []).join(', '),
  ])
  const realTime = names.map((family) => families[family].realTime.join('–'))
  return `# Signals

Made from the tables in \`src/kernel/\`. \`generic\` is x86, arm, arm64, ppc, s390, riscv, m68k and loongarch. A mask must be
read with the numbers of the machine that wrote it.

${markdownTable(
  ['signal', ...names, 'by default', 'what it is for', 'also called'],
  [...rows, ['real-time', ...realTime, en.signals.actions.terminate, en.signals.realTime, '']],
)}

The real-time range is the kernel's. C libraries keep the first numbers for themselves: \`SIGRTMIN\` is 34 with glibc and 35
with musl.
`
}
