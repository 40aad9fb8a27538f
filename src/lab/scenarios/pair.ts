/**
 * Two processes of one namespace, one of them its init: the one that is looked at, and one that sends to it.
 */
import type { KernelTraits } from '../../kernel/index.ts'
import type { Puppet } from '../subject/puppet.ts'
import type { Stage } from './stage.ts'
import { Story } from './story.ts'

/** Who is looked at. */
export type Who = 'init' | 'ordinary'

/** The one that is looked at, and one that sends to it. */
export function pair(stage: Stage, who: Who): { readonly puppet: Puppet; readonly sender: Puppet } {
  const first = stage.newInit()
  const second = first.spawn()
  return who === 'init' ? { puppet: first, sender: second } : { puppet: second, sender: first }
}

/** The same two in the model, as `puppet` and `sender`. */
export function pairStory(traits: KernelTraits, who: Who): Story {
  const story = new Story(traits)
  const [first, second] = who === 'init' ? ['puppet', 'sender'] : ['sender', 'puppet']
  story.fork('outside', first ?? '', { into: 'new' })
  story.fork(first ?? '', second ?? '')
  return story
}
