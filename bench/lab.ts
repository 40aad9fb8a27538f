/**
 * How long the proof takes on this machine: all cases on two lanes, each pinned to a CPU, and again with the kernel
 * placing the processes. Targets on two CPUs: every case in 30 s, the quick sample in 5 s.
 */
import { verify } from '../dist/lab/verify.js'

const runs = [
  { extent: 'quick', isPinned: true },
  { extent: 'full', isPinned: true },
  { extent: 'full', isPinned: false },
] as const

for (const { extent, isPinned } of runs) {
  const report = await verify({ extent, isPinned })
  const placement = isPinned ? 'pinned' : 'not pinned'
  if ('refused' in report) {
    console.log(`${extent}, ${placement}: refused, ${report.refused}`)
    continue
  }
  const played = report.tables.reduce((sum, table) => sum + table.played, report.scenarios.length)
  const seconds = (report.milliseconds / 1000).toFixed(1)
  const rate = Math.round(report.perSecond)
  const differing = report.mismatches.length
  console.log(`${extent}, ${placement}: ${played} in ${seconds} s, ${rate}/s, ${differing} differ`)
}
