/** English: what would change a forecast, and why a fact is missing. */
import type { AssumptionTexts } from '../topics/assumptions.ts'

export const assumptions = (): AssumptionTexts => ({
  unless: {
    'is-init': () => 'the process is not an init',
    'not-init': () => 'the process is the init of a PID namespace',
    'not-global-init': () => 'it is PID 1 of the machine itself, not of a container',
    'not-ignored': (signal) => `the process ignores ${signal}`,
    'not-caught': (signal) => `the process has a handler for ${signal}`,
    'not-blocked': (signal) => `the process blocks ${signal}`,
    'not-awaited': (signal) => `a thread sleeps in sigwait for ${signal}, as in tini`,
    'blocked-before-wait': (signal) => `${signal} was not blocked when the thread began to wait`,
    'other-threads-alike': (signal) => `another thread waits for ${signal}`,
    'no-signalfd': (signal) => `a signalfd reads ${signal}`,
    'not-traced': () => 'a tracer is attached to the process',
    running: () => 'the process is stopped',
    'not-pending': (signal) => `one ${signal} is pending already`,
    'group-not-orphaned': () => 'its process group is orphaned',
    'may-signal': () => 'the process belongs to another user',
    'kernel-spares-init': (signal) =>
      `the kernel is one of those (4.15 to at least 6.18.15) where a main thread that blocks ${signal} exposes the init`,
  },
  reasons: {
    'not-asked': 'not looked for',
    absent: 'not printed there',
    'not-permitted': 'no permission to read it',
    hidden: 'hidden by the mount options of /proc',
    vanished: 'the process ended meanwhile',
    malformed: 'unreadable',
    'in-motion': 'changed while it was read',
  },
  each: 'it',
})
