/**
 * For tests: a process with a lane whose puppets do everything that could keep them alive. It says who they
 * are and then waits to be killed.
 */
import { scratch } from '../../machine/subject-layout.ts'
import { laneForTest } from './lane.fixture.ts'
import { loadPayloads } from './load-payloads.ts'
import { Program } from './program.ts'
import { signalSet, signalSetSize } from './structures.ts'

const everything = 0xffff_ffff_ffff_ffffn
const [SIGSTOP] = [19]

const lane = await laneForTest()
const { outer } = lane
const blocking = outer.spawn({ blocked: everything })
const stopped = outer.spawn()
outer.kill(stopped.pid, SIGSTOP)

const sleeping = outer.spawn({ newPidNamespace: true })
const sleep = new Program()
sleep.call('rt_sigtimedwait', sleep.data(signalSet(everything)), 0, 0, signalSetSize)
sleeping.post(sleep)

const spinning = outer.spawn()
const spin = new Program()
spin.callCode(loadPayloads(spinning)['spin while equal'], scratch.address, 0)
spinning.post(spin)

const puppets = [outer, blocking, stopped, sleeping, spinning]
console.log(JSON.stringify({ name: lane.name, pids: puppets.map(({ pid }) => pid) }))
setInterval(() => {}, 1000)
