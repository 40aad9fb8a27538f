/**
 * Signal numbers per family of architectures. They are not the same everywhere: SIGUSR1 is 10, 16 or 30, so a mask
 * must be read with the table of the machine that wrote it.  arch/{alpha,sparc,mips,parisc}/include/uapi/asm/signal.h
 */
import type { SignalName } from './signals.ts'

/** `generic` is x86, arm, arm64, ppc, s390, riscv, m68k and loongarch. */
export type Family = 'generic' | 'alpha' | 'sparc' | 'mips' | 'parisc'

interface FamilyRow {
  /** Standard signals by number: index 0 is signal 1; `undefined` where the family has none. */
  readonly standard: readonly (SignalName | undefined)[]
  /** First and last real-time signal as the kernel counts them; C libraries keep the first two or three. */
  readonly realTime: readonly [first: number, last: number]
  /** Names that only mean this signal here; an alias of the table that is absent here is listed under `not`. */
  readonly not?: readonly string[]
}

const first6 = ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGILL', 'SIGTRAP', 'SIGABRT'] as const

// biome-ignore format: as below
const alphaAndSparc: readonly SignalName[] = [
  ...first6, 'SIGEMT', 'SIGFPE', 'SIGKILL', 'SIGBUS', 'SIGSEGV', 'SIGSYS', 'SIGPIPE', 'SIGALRM', 'SIGTERM',
  'SIGURG', 'SIGSTOP', 'SIGTSTP', 'SIGCONT', 'SIGCHLD', 'SIGTTIN', 'SIGTTOU', 'SIGIO', 'SIGXCPU', 'SIGXFSZ',
  'SIGVTALRM', 'SIGPROF', 'SIGWINCH', 'SIGPWR', 'SIGUSR1', 'SIGUSR2',
]

// biome-ignore format: thirty-one numbers per family read best as a grid
export const families: Readonly<Record<Family, FamilyRow>> = {
  generic: {
    standard: [
      ...first6, 'SIGBUS', 'SIGFPE', 'SIGKILL', 'SIGUSR1', 'SIGSEGV', 'SIGUSR2', 'SIGPIPE', 'SIGALRM', 'SIGTERM',
      'SIGSTKFLT', 'SIGCHLD', 'SIGCONT', 'SIGSTOP', 'SIGTSTP', 'SIGTTIN', 'SIGTTOU', 'SIGURG', 'SIGXCPU', 'SIGXFSZ',
      'SIGVTALRM', 'SIGPROF', 'SIGWINCH', 'SIGIO', 'SIGPWR', 'SIGSYS',
    ],
    realTime: [32, 64],
    not: ['SIGINFO', 'SIGLOST'],
  },
  alpha: { standard: alphaAndSparc, realTime: [32, 64], not: ['SIGLOST', 'SIGUNUSED'] },
  sparc: { standard: alphaAndSparc, realTime: [32, 64], not: ['SIGINFO', 'SIGUNUSED'] },
  mips: {
    standard: [
      ...first6, 'SIGEMT', 'SIGFPE', 'SIGKILL', 'SIGBUS', 'SIGSEGV', 'SIGSYS', 'SIGPIPE', 'SIGALRM', 'SIGTERM',
      'SIGUSR1', 'SIGUSR2', 'SIGCHLD', 'SIGPWR', 'SIGWINCH', 'SIGURG', 'SIGIO', 'SIGSTOP', 'SIGTSTP', 'SIGCONT',
      'SIGTTIN', 'SIGTTOU', 'SIGVTALRM', 'SIGPROF', 'SIGXCPU', 'SIGXFSZ',
    ],
    realTime: [32, 128],
    not: ['SIGINFO', 'SIGLOST', 'SIGUNUSED'],
  },
  parisc: {
    standard: [
      ...first6, 'SIGSTKFLT', 'SIGFPE', 'SIGKILL', 'SIGBUS', 'SIGSEGV', 'SIGXCPU', 'SIGPIPE', 'SIGALRM', 'SIGTERM',
      'SIGUSR1', 'SIGUSR2', 'SIGCHLD', 'SIGPWR', 'SIGVTALRM', 'SIGPROF', 'SIGIO', 'SIGWINCH', 'SIGSTOP', 'SIGTSTP',
      'SIGCONT', 'SIGTTIN', 'SIGTTOU', 'SIGURG', 'SIGXFSZ', 'SIGSYS',
    ],
    realTime: [32, 64],
    not: ['SIGINFO', 'SIGLOST', 'SIGUNUSED'],
  },
}

/** Machine names as uname(2) and Node print them, by family; anything else is unknown, not generic. */
const machines: Readonly<Record<Family, RegExp>> = {
  generic:
    /^(generic|x86|x64|x86_64|amd64|i[3-6]86|ia32|arm.*|aarch64(_be)?|ppc.*|powerpc.*|s390x?|riscv(32|64)|m68k|loong(arch)?(64)?)$/,
  alpha: /^alpha$/,
  sparc: /^sparc(64)?$/,
  mips: /^mips.*$/,
  parisc: /^(parisc|hppa)(64)?$/,
}

/** The family of a machine name such as `x86_64`, `arm64`, `mipsel`; `undefined` when the name is not known. */
export function familyOf(machine: string): Family | undefined {
  const name = machine.trim().toLowerCase()
  return (Object.keys(families) as Family[]).find((family) => machines[family].test(name))
}
