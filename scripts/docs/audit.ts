/** docs/audit: the rules of `sigwhy audit`, a page each, and one that lists them. Made from the rules and their sentences. */
import { type FailOn, failures, rulesOf } from '../../src/audit/baseline.ts'
import type { Rule } from '../../src/audit/rule.ts'
import { rules } from '../../src/audit/rules/index.ts'
import { en } from '../../src/i18n/en.ts'
import type { FindingArguments } from '../../src/i18n/topics/audit.ts'
import { markdownTable } from './table.ts'

/** Every page by its path. */
export function auditPages(): Readonly<Record<string, () => string>> {
  const pages = rules.map((rule) => [`docs/audit/${rule.id}.md`, () => rulePage(rule)] as const)
  return { 'docs/audit/README.md': indexPage, ...Object.fromEntries(pages) }
}

function indexPage(): string {
  const rows = rules.map(({ id, severity }) => {
    const failing = failuresOf(id).map((each) => `\`${each}\``)
    return [`[${id}](${id}.md)`, severity, en.audit.rules[id].title, failing.join(', ')]
  })
  return `# What an audit looks for

\`sigwhy audit\` judges how every running container takes its stop signal. It sends nothing and changes nothing. Of a container
that several rules speak of, the first in this list says most. Made from \`src/audit/rules/\` and its sentences.

${markdownTable(['rule', 'severity', 'what it finds', '`--fail-on`'], rows)}

\`error\`: the stop does not work. \`warning\`: it works badly. \`note\`: it may, and is worth a look; it is in \`-v\`, \`-o wide\` and
the documents only.

What is known already can be kept in a file: \`sigwhy audit --write-baseline FILE\`, then
\`sigwhy audit --baseline FILE --fail-on deaf\` fails by what is new. A finding is recognised by its rule and the engine, name and
image of its container, so a container that is made anew is still the same.
`
}

function rulePage({ id, severity }: Rule): string {
  const { title, why, remedy, finding } = en.audit.rules[id]
  const failing = failuresOf(id)
  const gate =
    failing.length === 0
      ? ''
      : `\n## In CI\n\n\`sigwhy audit --fail-on ${failing.join(',')}\` exits with 1 where this is found.\n`
  return `# ${title}

\`${id}\`, ${severity}. [All rules](README.md)

${why}

It says, for example: *${finding(example)}*.

## What helps

${remedy}
${gate}
Judged in [\`src/audit/rules/${id}.ts\`](../../src/audit/rules/${id}.ts).
`
}

/** Values as a finding may have them. */
const example: FindingArguments = {
  rule: 'deaf',
  stopSignal: 'SIGTERM',
  signal: 'SIGQUIT',
  program: 'npm',
  count: 3,
  milliseconds: 10_000,
}

function failuresOf(id: Rule['id']): readonly FailOn[] {
  return failures.filter((each) => rulesOf[each].includes(id))
}
