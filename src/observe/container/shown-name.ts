/** What a container is called in a sentence, and what engines and sigwhy take for it. */
import type { ContainerRef } from './container.ts'

/** Its name; the beginning of its id, as engines shorten it, where it has none. */
export function shownName({ name, id }: Pick<ContainerRef, 'name' | 'id'>): string {
  return name === '' ? id.slice(0, 12) : name
}
