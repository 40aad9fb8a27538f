/**
 * All 64 rulings for one process, through the steps that explain too. Beside it, what scripts do to decode one mask:
 * 64 shifts of a BigInt. Target: at most 0.5 µs.
 */
import { bench, do_not_optimize, run, summary } from 'mitata'
import {
  measuredTraits,
  plainSending,
  plainTarget,
  plainThread,
  type Question,
  rule,
  setOf,
  signalTable,
} from '../dist/kernel/index.js'

const init: Question = {
  target: {
    ...plainTarget,
    init: 'namespace',
    caught: setOf(2, 17),
    threads: [{ ...plainThread, blocked: setOf(10) }],
  },
  sending: plainSending,
  table: signalTable(),
  traits: measuredTraits,
}

const signals = Array.from({ length: 64 }, (_, bit) => BigInt(bit))

summary(() => {
  bench('rule on 64 signals of a namespace init', () => do_not_optimize(rule(init)))
  bench('decode one mask with 64 BigInt shifts', () => {
    const caught = BigInt('0x0000000000010002')
    do_not_optimize(signals.filter((bit) => ((caught >> bit) & 1n) === 1n))
  })
})

await run()
