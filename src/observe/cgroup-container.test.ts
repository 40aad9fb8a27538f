import { describe, expect, it } from 'vitest'
import { containerIn } from './cgroup-container.ts'
import { known, unknown } from './fact.ts'
import { cgroupsIn } from './procfs/cgroups.ts'

const id = '3f4e9b2c8a7d6e5f40312233445566778899aabbccddeeff0011223344556677'
const other = 'a0b1c2d3e4f5061728394a5b6c7d8e9f00112233445566778899aabbccddeeff'
const uid = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0'
const low = uid.replaceAll('-', '_')

const placeOf = (text: string) => containerIn(known(cgroupsIn(text) ?? [], 'cgroup'))

describe('the container of a process', () => {
  it.each([
    [`/docker/${id}`, { id, engine: 'docker' }],
    [`/docker/${id}/init`, { id, engine: 'docker' }],
    [`/docker/${id}/system.slice/nginx.service`, { id, engine: 'docker' }],
    [`/docker/${other}/docker/${id}`, { id, engine: 'docker' }],
    [`/system.slice/docker-${id}.scope`, { id, engine: 'docker' }],
    [`/system.slice/docker-${id}.scope (deleted)`, { id, engine: 'docker' }],
    [
      `/user.slice/user-1000.slice/user@1000.service/user.slice/docker-${id}.scope`,
      { id, engine: 'docker' },
    ],
    [`/machine.slice/libpod-${id}.scope`, { id, engine: 'podman' }],
    [`/machine.slice/libpod-${id}.scope/container`, { id, engine: 'podman' }],
    [
      `/machine.slice/machine-libpod_pod_${other}.slice/libpod-${id}.scope`,
      { id, engine: 'podman' },
    ],
    [`/libpod_parent/libpod-${id}`, { id, engine: 'podman' }],
    [`/system.slice/web.service/libpod-payload-${id}`, { id, engine: 'podman' }],
    [
      `/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod${low}.slice/cri-containerd-${id}.scope`,
      { id, engine: 'containerd', pod: uid },
    ],
    [
      `/kubelet.slice/kubelet-kubepods.slice/kubelet-kubepods-pod${low}.slice/cri-containerd-${id}.scope`,
      { id, engine: 'containerd', pod: uid },
    ],
    [
      `/system.slice/containerd.service/kubepods-besteffort-pod${low}.slice:cri-containerd:${id}`,
      { id, engine: 'containerd', pod: uid },
    ],
    [
      `/kubepods.slice/kubepods-besteffort.slice/kubepods-besteffort-pod${low}.slice/crio-${id}.scope/container`,
      { id, engine: 'cri-o', pod: uid },
    ],
    [`/kubepods/besteffort/pod${uid}/crio-${id}`, { id, engine: 'cri-o', pod: uid }],
    [`/kubepods/burstable/pod${uid}/${id}`, { id, pod: uid }],
    [`/kubepods/pod${uid.replaceAll('-', '')}/${id}`, { id, pod: uid.replaceAll('-', '') }],
    [`/docker/${other}/kubelet/kubepods/pod${uid}/${id}`, { id, pod: uid }],
    [`/kubepods/burstable/pod${uid}/${other}/docker/${id}`, { id, engine: 'docker' }],
    [`/../docker-${id}.scope`, { id, engine: 'docker' }],
    [`/../${id}`, { id }],
  ])('in %s is known', (path, place) => {
    expect(placeOf(`0::${path}\n`)).toEqual(known(place, 'cgroup'))
    expect(placeOf(`9:name=systemd:/\n5:cpu,cpuacct:${path}\n0::/\n`)).toEqual(
      known(place, 'cgroup'),
    )
  })

  it.each([
    '/',
    '/user.slice/user-0.slice/session-1.scope',
    '/system.slice/docker.service',
    `/machine.slice/libpod-conmon-${id}.scope`,
    `/system.slice/crio-conmon-${id}.scope`,
    `/system.slice/docker-${id.slice(1)}.scope`,
    `/docker/${id.toUpperCase()}`,
    '/kubepods.slice',
  ])('in %s is none', (path) => {
    expect(placeOf(`0::${path}\n`)).toEqual(unknown('absent', 'cgroup'))
  })

  it('is the one outside for what watches another inside', () => {
    const path = `/docker/${id}/machine.slice/libpod-conmon-${other}.scope`
    expect(placeOf(`0::${path}`)).toMatchObject({ value: { id } })
  })

  it('has its engine from the hierarchy that says it', () => {
    expect(placeOf(`3:pids:/x/${id}\n0::/docker/${id}\n`)).toMatchObject({
      value: { id, engine: 'docker' },
    })
  })

  it('is not known when the hierarchies name two', () => {
    expect(placeOf(`3:pids:/docker/${id}\n0::/docker/${other}\n`)).toEqual(
      unknown('malformed', `cgroup: ${id}, ${other}`),
    )
  })

  it('is not known where the paths are not', () => {
    expect(containerIn(unknown('not-asked'))).toEqual(unknown('not-asked'))
  })
})
