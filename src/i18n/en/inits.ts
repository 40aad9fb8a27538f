/** English: the inits of a machine. */
import type { InitTexts } from '../topics/inits.ts'

export const inits = (): InitTexts => ({
  columns: {
    pid: 'PID',
    namespace: 'NAMESPACE',
    container: 'CONTAINER',
    program: 'PROGRAM',
    term: 'SIGTERM',
    exitCode: 'EXIT',
    because: 'WHY',
  },
  none: 'There is no init of a PID namespace here, except that of the machine itself: no container runs, or they cannot be seen.',
  summary({ count, deaf }) {
    const inits = count === 1 ? 'One init of a PID namespace' : `${count} inits of PID namespaces`
    if (deaf === 0)
      return `${inits}; ${count === 1 ? 'it ends' : 'all of them end'} on SIGTERM, as far as is known.`
    if (deaf === count)
      return `${inits}; ${count === 1 ? 'it outlives' : 'all of them outlive'} SIGTERM.`
    return `${inits}; ${deaf} of them outlive${deaf === 1 ? 's' : ''} SIGTERM.`
  },
  next: 'Why, and what works instead: ',
  unsure: '~ likely, ? a guess; the others are certain',
})
