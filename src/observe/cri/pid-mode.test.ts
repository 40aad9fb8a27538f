import { describe, expect, it } from 'vitest'
import { NamespaceMode } from './generated/api_pb.ts'
import { containerInfoIn } from './info.ts'
import { pidModeOf } from './pid-mode.ts'

const told = (namespaces: unknown, pid?: number, target_id?: string) =>
  containerInfoIn({
    info: JSON.stringify({
      config: { linux: { security_context: { namespace_options: { pid, target_id } } } },
      runtimeSpec: { linux: { namespaces } },
    }),
  })
const joined = [{ type: 'pid', path: '/proc/1/ns/pid' }]
const { POD, CONTAINER, NODE, TARGET } = NamespaceMode

describe('the PID namespace of a container', () => {
  it.each([
    ['its own', told([{ type: 'pid' }]), CONTAINER, { kind: 'private' }],
    ["the machine's", told([{ type: 'mount' }]), NODE, { kind: 'host' }],
    ["the pod's", told(joined), CONTAINER, { kind: 'pod' }],
    // What holds the pod lives there, and is joined.
    ["the machine's by way of the pod", told(joined, NODE), CONTAINER, { kind: 'host' }],
    ["another container's", told(joined, TARGET, 'x'), CONTAINER, { kind: 'container', of: 'x' }],
    // A pod whose containers have their own, but for one that was told otherwise.
    ["the machine's against the pod", told([{ type: 'mount' }], NODE), CONTAINER, { kind: 'host' }],
  ] as const)('is %s as the OCI runtime was told', (_, info, mode, value) => {
    expect(pidModeOf(info, mode)).toMatchObject({ value })
  })

  it.each([
    [POD, 'pod'],
    [CONTAINER, 'private'],
    [NODE, 'host'],
  ] as const)('is what the pod was made with where nothing else is told: %s', (mode, kind) => {
    expect(pidModeOf(containerInfoIn({}), mode)).toMatchObject({ value: { kind } })
  })

  it('is what the pod was made with where only the joining is told', () => {
    const info = containerInfoIn({
      info: JSON.stringify({ runtimeSpec: { linux: { namespaces: joined } } }),
    })
    expect(pidModeOf(info, POD)).toMatchObject({ value: { kind: 'pod' } })
    expect(pidModeOf(info, NODE)).toMatchObject({ value: { kind: 'host' } })
  })

  it('is unknown where the pod says nothing either', () => {
    expect(pidModeOf(containerInfoIn({}), undefined).known).toBe(false)
    expect(pidModeOf(containerInfoIn({}), TARGET).known).toBe(false)
  })
})
