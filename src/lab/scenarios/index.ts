/**
 * All scenarios, in the order they are played.
 */
import type { Scenario } from '../scenario.ts'

export const scenarios: readonly Scenario[] = []
