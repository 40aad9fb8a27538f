/** English: the inits of a machine. */
import type { InitTexts } from '../topics/inits.ts'

export const inits = (): InitTexts => ({
  columns: {
    pid: 'PID',
    namespace: 'NAMESPACE',
    program: 'PROGRAM',
    term: 'SIGTERM',
    kill: 'SIGKILL',
    because: 'WHY (SIGTERM)',
  },
  none: 'There is no init of a PID namespace here, except that of the machine itself: no container runs, or they cannot be seen.',
  summary({ count, deaf }) {
    const inits = count === 1 ? 'One init of a PID namespace' : `${count} inits of PID namespaces`
    if (deaf === 0) return `${inits}; SIGTERM reaches ${count === 1 ? 'it' : 'all of them'}.`
    if (deaf === count)
      return `${inits}; SIGTERM does nothing to ${count === 1 ? 'it' : 'any of them'}.`
    return `${inits}; SIGTERM does nothing to ${deaf} of them.`
  },
  next: 'Why, and what works instead: ',
  unsure: '? rests on something that could not be read',
})
