import { create } from '@bufbuild/protobuf'
import { describe, expect, it } from 'vitest'
import { type Container, ContainerSchema, ContainerState } from './generated/api_pb.ts'
import { namedContainer } from './named-container.ts'

const { CONTAINER_RUNNING: running, CONTAINER_EXITED: exited } = ContainerState

function listed(id: string, name: string, state = running, pod?: string): Container {
  const labels: Record<string, string> = pod
    ? { 'io.kubernetes.pod.name': pod, 'io.kubernetes.pod.namespace': 'default' }
    : {}
  return create(ContainerSchema, { id: id.padEnd(64, '0'), metadata: { name }, state, labels })
}

const meant = (reference: string, all: readonly Container[]) => {
  const answer = namedContainer(reference, all)
  return answer.ok ? answer.value.id.replace(/0+$/, '') : answer.problem
}

describe('a reference', () => {
  it('means the container of that id, or of an id that begins so', () => {
    const all = [listed('abc1', 'web'), listed('abd2', 'db')]
    expect(meant('abc1'.padEnd(64, '0'), all)).toBe('abc1')
    expect(meant('abd', all)).toBe('abd2')
  })

  it('means the one of that name that runs, before what is left of earlier runs', () => {
    expect(meant('web', [listed('1', 'web', exited), listed('2', 'web')])).toBe('2')
    expect(meant('web', [listed('1', 'web', exited)])).toBe('1')
  })

  it('means the one of that name before an id that begins so', () => {
    expect(meant('cafe', [listed('cafe1', 'web'), listed('2', 'cafe')])).toBe('2')
  })

  it('is ambiguous where pods share it, and says which', () => {
    const all = [listed('1a', 'web', running, 'web-0'), listed('2b', 'web', running, 'web-1')]
    expect(meant('web', all)).toMatchObject({
      code: 'ambiguous',
      said: '1a0000000000 (default/web-0), 2b0000000000 (default/web-1)',
    })
    expect(meant('a', [listed('a1', 'x'), listed('a2', 'y')])).toMatchObject({
      code: 'ambiguous',
      said: 'a10000000000, a20000000000',
    })
  })

  it('means nothing where nobody has it, or nothing was said', () => {
    expect(meant('web', [])).toMatchObject({ code: 'no-such' })
    expect(meant('', [listed('1', 'web')])).toMatchObject({ code: 'no-such' })
  })
})
