/**
 * What a stop does to a container over CRI. A runtime sends the signal that the pod chose for the container, else the image's
 * STOPSIGNAL as it was when the container was made, else SIGTERM. Older runtimes know no choice of the pod and do not tell the
 * signal; newer ones tell the one that they will send, whoever chose it.
 * containerd: internal/cri/server/container_stop.go stopContainer(), container_status.go toCRIContainerStatus()
 */
import { nameOf, parseSignal, signalTable } from '../../kernel/index.ts'
import type { StopFacts } from '../container/container.ts'
import { type Fact, type Known, known, unknown } from '../fact.ts'
import { count } from './count.ts'
import type { ContainerStatus } from './generated/api_pb.ts'
import type { ContainerInfo, ImageInfo } from './info.ts'
import { signalOfCri } from './signal-names.ts'

type Choice = Omit<StopFacts, 'timeout'>

/** `image` where the runtime has it still and tells what it says. */
export function stopFactsOf(
  status: Pick<ContainerStatus, 'stopSignal' | 'annotations'>,
  { config }: Pick<ContainerInfo, 'config'>,
  image: ImageInfo | undefined,
): StopFacts {
  return { ...choiceOf(status, config, image), timeout: graceOf(status.annotations) }
}

function choiceOf(
  { stopSignal }: Pick<ContainerStatus, 'stopSignal'>,
  config: ContainerInfo['config'],
  image: ImageInfo | undefined,
): Choice {
  const own = config && signalOfCri(config.stop_signal ?? 0, 'info.config.stop_signal')
  if (own?.known) return choice(own, known('container', own.from))
  const sent = signalOfCri(stopSignal, 'stopSignal')
  const ofImage = image && choiceOfImage(image)
  if (!sent.known) return ofImage ?? unknownChoice
  if (ofImage?.signal.known && ofImage.signal.value === sent.value) return ofImage
  return choice(sent, chosenByWhom(sent.value, image))
}

/** A runtime that does not tell what the pod chose: what no image says and is not usual was chosen. */
function chosenByWhom(signal: number, image: ImageInfo | undefined): Choice['chosenBy'] {
  if (image === undefined) return unknown('absent', imageField)
  return known(signal === 15 && !image.StopSignal ? 'engine' : 'container', imageField)
}

const imageField = 'image info.imageSpec.config.StopSignal'
const missing = unknown('absent', imageField)
const unknownChoice: Choice = { signal: missing, spelling: missing, chosenBy: missing }

function choiceOfImage({ StopSignal }: ImageInfo): Choice {
  const spelling = StopSignal || 'SIGTERM'
  const parsed = parseSignal(spelling, signalTable('generic'))
  return {
    signal: parsed.ok
      ? known(parsed.signal, imageField)
      : unknown('malformed', `${imageField}: ${spelling}`),
    spelling: known(spelling, imageField),
    chosenBy: known(StopSignal ? 'image' : 'engine', imageField),
  }
}

function choice(signal: Known<number>, chosenBy: Choice['chosenBy']): Choice {
  const name = nameOf(signalTable('generic'), signal.value) ?? String(signal.value)
  return { signal, spelling: known(name, signal.from), chosenBy }
}

/** The kubelet's, in seconds: whoever else asks for a stop says how long.  kubelet: kuberuntime/labels.go */
function graceOf(annotations: ContainerStatus['annotations']): Fact<number> {
  const key = 'io.kubernetes.pod.terminationGracePeriod'
  const seconds = count(annotations[key], `annotation ${key}`)
  return seconds.known ? known(seconds.value * 1000, seconds.from) : seconds
}
