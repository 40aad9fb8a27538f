/** A count with its thousands set apart, as both languages write it: 47,556. */
export function counted(count: number): string {
  return count.toLocaleString('en')
}
