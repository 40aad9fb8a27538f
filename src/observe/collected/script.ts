/**
 * The collector: what to paste into a shell that is all there is of a container. It is plain POSIX sh, and uses nothing but the
 * shell itself and /proc.  collector.sh
 */
import { collector } from './collector.ts'

/** The script, asking about these processes where its arguments name none; about the first one unless told otherwise. */
export function collectorScript(pids: readonly number[] = []): string {
  return pids.length === 0
    ? collector
    : collector.replace('set -- 1\n', `set -- ${pids.join(' ')}\n`)
}
