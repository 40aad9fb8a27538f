/** How a copy is unlike its original in the end: what the user asked for himself is no difference. */
import { stopSeconds } from './create-body.ts'
import type { CopySettings, Difference } from './settings.ts'

/** The differences that are left with these settings. */
export function differencesOf(
  differences: readonly Difference[],
  settings: CopySettings,
): readonly Difference[] {
  const kept = differences.filter((difference) => isLeft(difference, settings))
  const { stopTimeout = 0 } = settings
  if (stopTimeout >= 0) return kept
  return [...kept, { code: 'stop-timeout', seconds: stopSeconds(settings) }]
}

function isLeft(difference: Difference, { network, mounts }: CopySettings): boolean {
  switch (difference.code) {
    case 'network':
      return network !== difference.original
    case 'bind-read-only':
      return mounts.some(
        (mount) => mount.kind === 'bind' && mount.target === difference.target && !mount.isWritable,
      )
    case 'volume-fresh':
      return mounts.some(
        (mount) => mount.kind === 'fresh-volume' && mount.target === difference.target,
      )
    case 'bind-left-out':
      return !mounts.some(({ target }) => target === difference.target)
    case 'ports':
    case 'privileged':
    case 'devices':
    case 'restart-policy':
    case 'stop-timeout':
      return true
  }
}
