/**
 * What a parent can learn about a child that has not ended.  wait(2): WUNTRACED, WCONTINUED
 */
import type { StopReport } from './world.ts'

/** Nothing to tell the parent. */
export const nothingToReport: StopReport = {
  stoppedBy: undefined,
  continued: false,
  notice: false,
}
