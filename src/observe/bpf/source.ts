/**
 * The door: a scan of the machine from the kernel's own structures. Whoever scans once asks here; whoever scans often opens
 * the walks, keeps them, and asks {@link scanWalk}.
 */
import { type BpfScanResult, scanWalk } from './scan.ts'
import { type BpfOptions, openWalks } from './walks.ts'

/** Loads a program or opens the pinned iterator, scans once, and lets go of everything. */
export async function scanWithBpf(options: BpfOptions = {}): Promise<BpfScanResult> {
  const opened = await openWalks(options)
  if (!opened.ok) return opened
  try {
    return scanWalk(opened.walks)
  } finally {
    opened.walks.close()
  }
}
