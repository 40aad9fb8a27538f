import { describe, expect, it } from 'vitest'
import { Signal } from './generated/api_pb.ts'
import type { ContainerInfo, ImageInfo } from './info.ts'
import { containerInfoIn } from './info.ts'
import { stopFactsOf } from './stop-facts.ts'

const image = (StopSignal?: string): ImageInfo => ({
  Entrypoint: undefined,
  Cmd: undefined,
  StopSignal,
})
const containerd = (stop_signal?: number): ContainerInfo =>
  containerInfoIn({ info: JSON.stringify({ config: { stop_signal } }) })
/** CRI-O and cri-dockerd tell no configuration. */
const others = containerInfoIn({ info: '{"pid":1}' })
const { RUNTIME_DEFAULT: untold, SIGTERM, SIGQUIT, SIGINT } = Signal

const stop = (
  stopSignal: Signal,
  info: ContainerInfo,
  of: ImageInfo | undefined,
  annotations: Record<string, string> = {},
) => stopFactsOf({ stopSignal, annotations }, info, of)

describe('the stop signal', () => {
  // What the status tells, what the verbose answer tells, what the image says; the signal, how it is written, who chose it.
  it.each([
    [
      'an older runtime that does not tell it',
      untold,
      containerd(),
      image(),
      15,
      'SIGTERM',
      'engine',
    ],
    [
      'an older runtime and an image',
      untold,
      containerd(),
      image('SIGQUIT'),
      3,
      'SIGQUIT',
      'image',
    ],
    ['an image that writes a number', untold, others, image('3'), 3, '3', 'image'],
    [
      'a newer runtime that tells the usual',
      SIGTERM,
      containerd(),
      image(),
      15,
      'SIGTERM',
      'engine',
    ],
    [
      "a newer runtime that tells the image's",
      SIGQUIT,
      containerd(),
      image('QUIT'),
      3,
      'QUIT',
      'image',
    ],
    ["the pod's choice", SIGQUIT, containerd(SIGQUIT), image('SIGINT'), 3, 'SIGQUIT', 'container'],
    [
      "the pod's choice of the same",
      SIGINT,
      containerd(SIGINT),
      image('SIGINT'),
      2,
      'SIGINT',
      'container',
    ],
    ['a choice that only the signal shows', SIGQUIT, others, image(), 3, 'SIGQUIT', 'container'],
    [
      "a choice that is not the image's",
      SIGTERM,
      others,
      image('SIGQUIT'),
      15,
      'SIGTERM',
      'container',
    ],
  ] as const)('of %s', (_, told, info, of, signal, spelling, chosenBy) => {
    expect(stop(told, info, of)).toMatchObject({
      signal: { value: signal },
      spelling: { value: spelling },
      chosenBy: { value: chosenBy },
    })
  })

  it('is unknown where the image is gone and the runtime does not tell it', () => {
    const facts = stop(untold, containerd(), undefined)
    expect([facts.signal.known, facts.spelling.known, facts.chosenBy.known]).toEqual([
      false,
      false,
      false,
    ])
  })

  it('is known where the image is gone and the runtime tells it; who chose it is not', () => {
    expect(stop(SIGQUIT, containerd(), undefined)).toMatchObject({
      signal: { value: 3 },
      chosenBy: { known: false },
    })
  })

  it('is what the image writes also where no such signal exists', () => {
    expect(stop(untold, containerd(), image('SIGNOPE'))).toMatchObject({
      signal: { known: false, why: 'malformed' },
      spelling: { value: 'SIGNOPE' },
    })
  })
})

describe('the time limit', () => {
  const key = 'io.kubernetes.pod.terminationGracePeriod'
  const timeout = (written?: string) =>
    stop(untold, others, image(), written === undefined ? {} : { [key]: written }).timeout

  it("is the pod's", () => {
    expect(timeout('30')).toMatchObject({ value: 30_000 })
    expect(timeout('0')).toMatchObject({ value: 0 })
  })

  it('is unknown where nobody wrote it, or nothing like it', () => {
    expect(timeout()).toMatchObject({ known: false, why: 'absent' })
    for (const written of ['', ' ', 'soon', '-1', '3e1', '0x10']) {
      expect(timeout(written)).toMatchObject({ known: false, why: 'malformed' })
    }
  })
})
