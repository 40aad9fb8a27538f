/**
 * What the collector printed, found in a text: from its first line, which names the version of the format, to its last, which
 * says how many lines there were. Around it may be anything: the script itself as a terminal echoes it, prompts, quotation
 * marks, the line ends of Windows. What stands before the first line is taken off the others, too.
 */

export interface CollectedText {
  readonly version: number
  /** Where it begins, counted from 1. */
  readonly line: number
  readonly lines: readonly CollectedLine[]
  /** Its last line is there. */
  readonly isEnded: boolean
  /** How many lines were printed that are not there. */
  readonly missing: number
}

export interface CollectedLine {
  readonly key: string
  /** Still escaped. */
  readonly text: string
  readonly line: number
}

/** The only version there is. */
export const knownVersion = 1

/** Every text of the collector, and the lines of the rest; those of the collector are empty there. */
export function collectedTexts(lines: readonly string[]): {
  readonly texts: readonly CollectedText[]
  readonly others: readonly string[]
} {
  const texts: CollectedText[] = []
  const others = [...lines]
  for (let at = 0; at < lines.length; ) {
    const start = startIn(lines[at] ?? '')
    if (start === undefined) {
      at++
      continue
    }
    const end = endOf(lines, at)
    // What another version means by its lines nobody can say; the masks among them are what they always are.
    if (start.version === knownVersion) others.fill('', at, end)
    texts.push(readText(lines.slice(at, end), { ...start, line: at + 1 }))
    at = end
  }
  return { texts, others }
}

interface Start {
  readonly version: number
  /** What stands before every line of it: a quotation mark, the name of a container. */
  readonly prefix: string
}

function startIn(line: string): Start | undefined {
  // A terminal that goes back to the beginning of the line has shown something else there before.
  const shown = line.trimEnd().split('\r').at(-1) ?? ''
  const found = /^(.*?)sigwhy-facts (\d{1,6})$/.exec(shown)
  return found === null ? undefined : { prefix: found[1] ?? '', version: Number(found[2]) }
}

/** The index behind its last line: that of its end, or of the last before another begins. */
function endOf(lines: readonly string[], start: number): number {
  for (let at = start + 1; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (endPattern.test(line)) return at + 1
    if (startIn(line) !== undefined) return at
  }
  return lines.length
}

const endPattern = /sigwhy-facts end (\d{1,9})\s*$/

function readText(
  raw: readonly string[],
  { version, prefix, line }: Start & { readonly line: number },
): CollectedText {
  const end = endPattern.exec(raw.at(-1) ?? '')?.[1]
  const body = raw.slice(1, end === undefined ? undefined : -1)
  // A text that breaks off may do so in the middle of a line.
  if (end === undefined) body.pop()
  const printed = body.map((text) => withoutPrefix(text, prefix))
  const longest = Math.max(0, ...printed.map((text) => text.length))
  const lines: { key: string; text: string; line: number }[] = []
  let count = 2
  printed.forEach((text, index) => {
    const last = lines.at(-1)
    const { key, rest } = split(text)
    if (key === '+' && last?.text.endsWith('\\')) last.text = last.text.slice(0, -1) + rest
    else if (isKey(key)) lines.push({ key, text: rest, line: line + 1 + index })
    else {
      // A narrow terminal broke the line before, if anything.
      const isBroken = (printed[index - 1] ?? '').length === longest && longest > 30
      if (isBroken && last !== undefined) last.text += text
      return
    }
    count++
  })
  return {
    version,
    line,
    lines,
    isEnded: end !== undefined,
    missing: end === undefined ? 0 : Math.max(0, Number(end) - count),
  }
}

function withoutPrefix(text: string, prefix: string): string {
  const rest = text.startsWith(prefix) ? text.slice(prefix.length) : text
  return rest.trim()
}

function split(text: string): { readonly key: string; readonly rest: string } {
  if (text.startsWith('+')) return { key: '+', rest: text.slice(1) }
  const [, key = '', rest = ''] = /^(\S+)(?: (.*))?$/.exec(text) ?? []
  return { key, rest }
}

function isKey(key: string): boolean {
  return words.has(key) || /^[A-Z]\w+:$/.test(key)
}

/** Keys of the collector's own; those of /proc/PID/status end in a colon. */
const words: ReadonlySet<string> = new Set([
  ...['osrelease', 'arch', 'kthreadd', 'shell', 'proc', 'targets', 'cut', 'process', 'stat'],
  ...['arg', 'args', 'joined', 'exe', 'cgroup', 'limit', 'thread', 'threads', 'untold', 'awaited'],
  ...['signalfd', 'signalfds', 'children', 'moved'],
])
