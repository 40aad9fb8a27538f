/**
 * The command name in /proc/PID/status is escaped, so that it cannot forge a line: newline and backslash always, other
 * control characters on some kernels, then in octal.  fs/proc/array.c: proc_task_name(); lib/string_helpers.c
 */

const letters: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  f: '\f',
  a: '\x07',
  e: '\x1b',
  '"': '"',
  '\\': '\\',
}

/** The name itself. A backslash that starts no escape stands for itself. */
export function unescapeName(escaped: string): string {
  if (!escaped.includes('\\')) return escaped
  return escaped.replace(
    /\\(?:([0-3][0-7]{2})|([nrtvfae"\\]))/g,
    (whole: string, octal: string | undefined, letter: string | undefined) => {
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8))
      return letter === undefined ? whole : (letters[letter] ?? whole)
    },
  )
}

/** What stands after `Name:` without the one tab the kernel puts there, or the spaces a copy made of it. */
export function nameIn(value: string): string {
  return unescapeName(value.startsWith('\t') ? value.slice(1) : value.trimStart())
}
