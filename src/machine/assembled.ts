/**
 * What both assemblers share: labels, and their result.
 */

/** A named place in the code. */
export interface Label {
  readonly label: string
}

/** Code, and where its labels are, in bytes from its start. */
export interface Assembled {
  readonly code: Uint8Array
  readonly labels: ReadonlyMap<string, number>
}

/** A place to jump to. */
export function label(name: string): Label {
  return { label: name }
}

/** Where `name` is, in bytes from the start of the code. */
export function offsetOf({ labels }: Assembled, name: string): number {
  const offset = labels.get(name)
  if (offset === undefined) throw new Error(`no label ${name}`)
  return offset
}
