/** The facts of a container that bear on its stop: how it is stopped, whose PID namespace it has, and what starts it again. */
import type { Catalogue } from '../../i18n/catalogue.ts'
import type { Container, StopFacts } from '../../observe/container/container.ts'
import { type Fact, valueOr } from '../../observe/fact.ts'
import type { Block, Line } from '../page/page.ts'
import { engineSignalName } from '../signal-names.ts'

/** A heading, a table of what is known, and a line that names what is not. */
export function containerBlocks(container: Container, catalogue: Catalogue): Block[] {
  const { containers: texts } = catalogue
  const rows = rowsOf(container, catalogue)
  const unknown = rows.flatMap(({ label, text }) => (text === undefined ? [label] : []))
  const lines: Line[] = unknown.length === 0 ? [] : [texts.notKnown(unknown)]
  return [
    { kind: 'heading', text: texts.heading },
    {
      kind: 'table',
      columns: [{}, { wraps: true }],
      rows: rows.flatMap(({ label, text }): Line[][] =>
        text === undefined || text === '' ? [] : [[label, text]],
      ),
    },
    ...(lines.length === 0 ? [] : [{ kind: 'lines' as const, lines }]),
  ]
}

/** Without a text: not known. With an empty one: as it usually is, and not worth a line. */
interface Row {
  readonly label: string
  readonly text: string | undefined
}

function rowsOf(container: Container, catalogue: Catalogue): Row[] {
  const { containers: texts, punctuation } = catalogue
  const { labels } = texts
  const { name, id, stop, hasEngineInit, pidMode, restartPolicy, state, image } = container
  const shortId = id.slice(0, 12)
  return [
    {
      label: labels.container,
      text: name === '' ? shortId : `${name}${punctuation.aside(shortId)}`,
    },
    { label: labels.image, text: say(image, (value) => value) },
    { label: labels.stop, text: stopText(stop, catalogue) },
    {
      label: labels.pidMode,
      text: say(pidMode, (mode) => (mode.kind === 'private' ? '' : texts.pidMode(mode))),
    },
    { label: labels.init, text: say(hasEngineInit, (has) => (has ? texts.engineInit : '')) },
    {
      label: labels.restart,
      text: say(restartPolicy, (policy) =>
        policy.name === 'no'
          ? texts.restart(policy)
          : `${texts.restart(policy)}${punctuation.aside(texts.notAfterStop)}`,
      ),
    },
    {
      label: labels.state,
      text: say(state, (value) => (value === 'paused' ? texts.paused : '')),
    },
  ]
}

function say<T>(fact: Fact<T>, text: (value: T) => string): string | undefined {
  return fact.known ? text(fact.value) : undefined
}

function stopText(stop: StopFacts, { containers }: Catalogue): string | undefined {
  if (!stop.signal.known) return valueOr(stop.spelling, undefined)
  return containers.stop({
    signal: engineSignalName(stop.signal.value),
    chosenBy: valueOr(stop.chosenBy, undefined),
    timeout: valueOr(stop.timeout, undefined),
  })
}
