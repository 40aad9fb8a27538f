/**
 * Makes a failing trace short: leaves out parts of it, ever smaller ones, as long as it still fails (delta debugging).
 */

/**
 * A shortest list, in the sense that no single item can be left out. `stillFails` is asked about ever shorter ones; the
 * whole list must fail.
 */
export async function shrink<T>(
  items: readonly T[],
  stillFails: (items: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let kept = items
  let size = Math.ceil(kept.length / 2)
  while (size >= 1) {
    const shorter = await withoutOnePart(kept, size, stillFails)
    if (shorter) {
      kept = shorter
      size = Math.min(size, Math.ceil(kept.length / 2))
    } else if (size === 1) break
    else size = Math.ceil(size / 2)
  }
  return kept
}

/** Leaves out as many parts of that size as it can, from the end: what comes late often depends on what came before. */
async function withoutOnePart<T>(
  items: readonly T[],
  size: number,
  stillFails: (items: readonly T[]) => Promise<boolean>,
): Promise<readonly T[] | undefined> {
  let kept = items
  for (let end = kept.length; end > 0; end -= size) {
    const start = Math.max(0, end - size)
    const rest = [...kept.slice(0, start), ...kept.slice(end)]
    if (await stillFails(rest)) kept = rest
  }
  return kept.length < items.length ? kept : undefined
}
