/**
 * What a container runs, as far as its pod and its image share in it: the pod's command stands in place of the ENTRYPOINT, its
 * arguments in place of the CMD, and a command without arguments leaves none of the image's.
 * kubernetes.io "Define a Command and Arguments for a Container"; containerd: pkg/cri/opts/spec_opts.go WithProcessArgs()
 */
import type { Container } from '../container/container.ts'
import { known, unknown } from '../fact.ts'
import type { ContainerInfo, ImageInfo } from './info.ts'

export function startedProgram(
  { config, runtimeSpec }: Pick<ContainerInfo, 'config' | 'runtimeSpec'>,
  image: ImageInfo | undefined,
): Pick<Container, 'entrypoint' | 'command'> {
  const { command = [], args = [] } = config ?? {}
  const isWhole = command.length > 0 || image !== undefined
  if (config === undefined || !isWhole) return undivided(runtimeSpec?.process?.args)
  const [own, ofImage] = ['info.config', 'image info.imageSpec.config']
  const entrypoint =
    command.length > 0 ? known(command, own) : known(image?.Entrypoint ?? [], ofImage)
  if (args.length > 0 || command.length > 0) return { entrypoint, command: known(args, own) }
  return { entrypoint, command: known(image?.Cmd ?? [], ofImage) }
}

/** Where it is not told who gave what, all of it is the command. */
function undivided(argv: readonly string[] | undefined): Pick<Container, 'entrypoint' | 'command'> {
  const from = 'info.runtimeSpec.process.args'
  return {
    entrypoint: unknown('absent', 'info.config'),
    command: argv === undefined ? unknown('absent', from) : known(argv, from),
  }
}
