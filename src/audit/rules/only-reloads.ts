/** The program handles the stop signal, and does something else with it: uWSGI reloads at SIGTERM, the JVM dumps threads at SIGQUIT. */
import type { Rule } from '../rule.ts'

export const onlyReloads: Rule = {
  id: 'only-reloads',
  severity: 'error',
  judge: ({ stop }) => (stop?.outcome === 'reloads' ? { rule: 'only-reloads' } : undefined),
}
