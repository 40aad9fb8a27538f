/** The files under test/fixtures/. */
import { readFileSync } from 'node:fs'

/** The text of a fixture, such as `status/linux-6.18-bash.txt`. */
export function fixture(path: string): string {
  return readFileSync(new URL(`fixtures/${path}`, import.meta.url), 'utf8')
}
