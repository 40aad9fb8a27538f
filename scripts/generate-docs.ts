/**
 * Writes the pages under docs/ that are made from data: one for the kernel's steps, one for the signal tables. With
 * `--check` it writes nothing and fails if a page is not what it would write.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { kernelStepsPage } from './docs/kernel-steps.ts'
import { signalsPage } from './docs/signals.ts'

const pages: Readonly<Record<string, () => string>> = {
  'docs/kernel-steps.md': kernelStepsPage,
  'docs/signals.md': signalsPage,
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
