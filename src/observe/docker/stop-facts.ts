/**
 * What `docker stop` does to a container, from what the engine tells of it and of its image. Docker writes the image's
 * STOPSIGNAL into the container when it makes it, so only the image can tell whose choice it was.
 * moby: container/container.go StopSignal(), StopTimeout(), defaultStopTimeout = 10; podman: libpod/define DefaultStopTimeout
 */
import { parseSignal, signalTable } from '../../kernel/index.ts'
import type { StopFacts } from '../container/container.ts'
import { type Fact, known, unknown } from '../fact.ts'
import type { ContainerAnswer, ImageAnswer } from './answers.ts'
import { type DockerLike, habits } from './capabilities.ts'

/** `image` where it could be asked for; an engine that does not tell the signal is asked by what it does: SIGTERM. */
export function stopFactsOf(
  { Config: { StopSignal, StopTimeout } }: ContainerAnswer,
  image: ImageAnswer | undefined,
  engine: DockerLike,
): StopFacts {
  const from = 'Config.StopSignal'
  const ofImage = spelled(image?.Config?.StopSignal)
  const spelling = spelled(StopSignal) || ofImage
  return {
    spelling: known(spelling === '' ? 'SIGTERM' : spelling, from),
    signal: signalOf(spelling === '' ? 'SIGTERM' : spelling, from),
    chosenBy: chosenBy(spelling, ofImage, image === undefined, from),
    timeout: timeoutOf(StopTimeout, engine),
  }
}

/** A name, or a number in either form; nothing, or 0, is no choice. */
function spelled(written: unknown): string {
  if (typeof written === 'number' && written > 0) return String(written)
  return typeof written === 'string' ? written : ''
}

function signalOf(spelling: string, from: string): Fact<number> {
  const parsed = parseSignal(spelling, signalTable('generic'))
  return parsed.ok ? known(parsed.signal, from) : unknown('malformed', `${from}: ${spelling}`)
}

function chosenBy(
  spelling: string,
  ofImage: string,
  isImageUnknown: boolean,
  from: string,
): StopFacts['chosenBy'] {
  if (spelling === '') return known('engine', from)
  if (isImageUnknown) return unknown('absent', 'Image')
  const [own, images] = [spelling, ofImage].map((each) => signalOf(each, from))
  const isSame = own?.known && images?.known && own.value === images.value
  if (isSame) return known('image', 'Image Config.StopSignal')
  // Podman, and the command line of Docker before 20.10, write the usual signal into every container.
  const isUsual = own?.known && own.value === 15 && ofImage === ''
  return known(isUsual ? 'engine' : 'container', from)
}

function timeoutOf(seconds: number | null | undefined, engine: DockerLike): Fact<number> {
  if (seconds === undefined || seconds === null) {
    return known(habits[engine].usualStopTimeout, 'engine default')
  }
  return known(seconds * 1000, 'Config.StopTimeout')
}
