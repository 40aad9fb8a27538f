/** The answer about a container: what its stop comes to, how it is stopped, and what is said of its first process. */
import { outlives } from '../../explain/outlives.ts'
import type { Prognosis } from '../../explain/prognosis.ts'
import type { Container } from '../../observe/container/container.ts'
import { valueOr } from '../../observe/fact.ts'
import { meaningOf, outcomeWord } from '../explanation/prognosis-words.ts'
import type { ExplanationView } from '../explanation/view.ts'
import type { Block, Line, Page } from '../page/page.ts'
import { containerBlocks } from './container-blocks.ts'

/** With the page about its first process below; `stop` is what becomes of that by the stop signal, from the engine. */
export function containerPage(
  container: Container,
  stop: Prognosis | undefined,
  process: Page,
  view: ExplanationView,
): Page {
  const facts = containerBlocks(container, view.catalogue)
  if (stop === undefined) return { blocks: [...process.blocks, ...facts] }
  return { blocks: [answer(container, stop, view), ...facts, ...process.blocks] }
}

/** *Stopping web (Docker): deaf.* And what that means for whoever waits. */
function answer(container: Container, stop: Prognosis, view: ExplanationView): Block {
  const { containers, engines, punctuation } = view.catalogue
  const timeout = valueOr(container.stop.timeout, undefined)
  const lines: Line[] = [
    [
      containers.stopping(container.name, engines.names[container.engine]),
      punctuation.colon,
      outcomeWord(stop.outcome, view),
      punctuation.stop,
    ],
    meaningOf(stop, view),
    ...(outlives(stop.outcome) && timeout !== undefined ? [containers.killedAfter(timeout)] : []),
  ]
  return { kind: 'lines', lines }
}
