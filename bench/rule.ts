/**
 * All 64 rulings for one process, through the steps that explain too. Beside it, what scripts do to decode one mask:
 * 64 shifts of a BigInt. In turn, median of pairs, processor time. Target: at most 0.5 µs.
 */
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
import { median } from './pairs/median.ts'

const target = 0.5
const pairs = 21
const batch = 200_000

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
const bits = Array.from({ length: 64 }, (_, bit) => BigInt(bit))

/** Keeps the compiler from leaving out work whose result nobody uses. */
let kept = 0

function ruleOnce(): void {
  kept += rule(init).claimed.length
}

function decodeOnce(): void {
  const caught = BigInt('0x0000000000010002')
  kept += bits.filter((bit) => ((caught >> bit) & 1n) === 1n).length
}

function microseconds(work: () => void): number {
  const before = process.cpuUsage()
  for (let run = 0; run < batch; run++) work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / batch
}

microseconds(ruleOnce)
microseconds(decodeOnce)
const ours: number[] = []
const peer: number[] = []
for (let pair = 0; pair < pairs; pair++) {
  ours.push(microseconds(ruleOnce))
  peer.push(microseconds(decodeOnce))
}
const cost = median(ours)
console.log(
  `64 rulings: ${cost.toFixed(2)} µs (target ${target}, ${cost <= target ? 'met' : 'MISSED'}), to ${median(peer).toFixed(2)} µs for decoding one mask with BigInt; ${pairs} pairs`,
)
if (cost > target || kept === 0) process.exitCode = 1
