/** What is to be known about the copy: how it was unlike its original, and what is left of it. */
import type { Line } from '../page/page.ts'
import type { CheckView } from './view.ts'

export function copyLines({ report, catalogue }: CheckView): Line[] {
  const { check } = catalogue
  const { network, subject, differences, leavings } = report
  const others = differences.filter(({ code }) => code !== 'network')
  return [
    network === 'none' ? check.networkNone : check.network(network),
    ...others.map((difference) => check.difference(difference)),
    ...(subject.isImageToo ? [check.isImageToo(subject.reference)] : []),
    ...(leavings.length === 0 ? [] : [check.left(leavings.map(({ name }) => name))]),
  ]
}
