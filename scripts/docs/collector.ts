/**
 * The collector as a module: a library cannot read a shell script that lies beside its sources. What only the checker of shell
 * scripts reads is left out.
 */
import { readFileSync } from 'node:fs'

export function collectorModule(): string {
  const source = readFileSync('src/observe/collected/collector.sh', 'utf8')
  const lines = source.slice(source.indexOf('# sigwhy collect')).trimEnd().split('\n')
  return `/** Made of collector.sh by \`npm run docs\`; edit that. */
export const collector: string = [
${lines.map((line) => `  ${JSON.stringify(line)},`).join('\n')}
  '',
].join('\\n')
`
}
