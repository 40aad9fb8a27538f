/** docs/ends-of-an-init.md: everything that ends the init of a PID namespace, and the signals that no process sends. */
import {
  type Citation,
  citations,
  type InitEnd,
  initEnds,
  type Origin,
  origins,
} from '../../src/kernel/index.ts'
import { scenarios } from '../../src/lab/scenarios/index.ts'
import { markdownTable } from './table.ts'

/** The page. */
export function endsOfAnInitPage(): string {
  const ends = (Object.keys(initEnds) as InitEnd[]).map((end) => {
    const { by, seenAs, cites } = initEnds[end]
    const shown = scenarios.filter(({ shows }) => shows === end).map(({ id }) => `\`${id}\``)
    return [end, by, seenAs, written(cites), shown.slice(0, 2).join(', ')]
  })
  const sent = (Object.keys(origins) as Origin[]).map((origin) => {
    const { signal, sentAs, cites } = origins[origin]
    return [origin, signal ?? 'chosen', sentAs, written(cites)]
  })
  return `# What ends the init of a PID namespace

Made from \`src/kernel/ends-of-an-init.ts\` and \`src/kernel/origins.ts\`. The protection of an init is against signals that are
sent. Against its own faults, the kernel's decisions and whoever is above, it has none. \`by\` says who can bring it about;
\`seen as\` is what the parent's wait(2) tells. The scenarios can be played with \`sigwhy lab verify --only TEXT\`.

${markdownTable(['end', 'by', 'seen as', 'where it is written', 'shown by'], ends)}

## Signals that no process sends with a call of its own

\`kernel\` is forced on whoever it is for; \`actor\` is judged like a kill(2) by the process that caused it; \`unforced\` never
carries SIGKILL or SIGSTOP through to an init.

${markdownTable(['origin', 'signal', 'sent as', 'where it is written'], sent)}
`
}

function written(cites: readonly Citation[]): string {
  return cites.map((key) => citations[key]).join('; ')
}
