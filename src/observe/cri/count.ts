/** A whole number that somebody wrote as text into a label or an annotation.  kubelet: kuberuntime/labels.go strconv.Itoa() */
import { type Fact, known, unknown } from '../fact.ts'

export function count(written: string | undefined, from: string): Fact<number> {
  if (written === undefined) return unknown('absent', from)
  if (!/^\d{1,15}$/.test(written)) return unknown('malformed', `${from}: ${written}`)
  return known(Number(written), from)
}
