/** XML, as far as reports need it: elements with attributes and text. Characters that XML cannot hold are written as U+FFFD.  XML 1.0, 2.2 */

/** Already written. */
export interface Element {
  readonly xml: string
}

/** An element with its attributes and what is in it; text is escaped here. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: readonly (Element | string)[],
): Element {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('')
  if (content.length === 0) return { xml: `<${name}${written}/>` }
  const inner = content.map((each) => (typeof each === 'string' ? escaped(each) : each.xml))
  return { xml: `<${name}${written}>${inner.join('')}</${name}>` }
}

export function xmlDocument({ xml }: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`
}

function escaped(text: string): string {
  return text
    .replace(unwritable, '\uFFFD')
    .replace(/[&<>"\n\t\r]/g, (character) => entities[character] ?? `&#${character.charCodeAt(0)};`)
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu
