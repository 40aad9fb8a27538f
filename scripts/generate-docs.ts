/**
 * Writes the pages under docs/ that are made from data: the kernel's steps, the ends of an init, the signals, the rules of an
 * audit, the manual; and the collector's script as a module. With `--check` it writes nothing and fails if a page is not what it
 * would write.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { en } from '../src/i18n/en.ts'
import { zh } from '../src/i18n/zh.ts'
import { auditPages } from './docs/audit.ts'
import { collectorModule } from './docs/collector.ts'
import { endsOfAnInitPage } from './docs/ends-of-an-init.ts'
import { kernelStepsPage } from './docs/kernel-steps.ts'
import { manualPage } from './docs/manual.ts'
import { signalsPage } from './docs/signals.ts'

const pages: Readonly<Record<string, () => string>> = {
  'docs/ends-of-an-init.md': endsOfAnInitPage,
  'docs/kernel-steps.md': kernelStepsPage,
  'docs/man/sigwhy.1': () => manualPage(en),
  'docs/man/zh_CN/sigwhy.1': () => manualPage(zh),
  'docs/signals.md': signalsPage,
  ...auditPages(),
  'src/observe/collected/collector.ts': collectorModule,
}

const checks = process.argv.includes('--check')
for (const [path, page] of Object.entries(pages)) {
  const text = page()
  if (!checks) {
    writeFileSync(path, text)
  } else if (readFileSync(path, 'utf8') !== text) {
    console.error(`${path} is not up to date: npm run docs`)
    process.exitCode = 1
  }
}
