/**
 * Random status texts together with the truth about them, for the tests of everything that reads such texts. Written from
 * proc_pid_status(5) and fs/proc/array.c, not from the readers they test.
 */
import fc from 'fast-check'
import { formatMask, fromWords, type MaskWidth, type SignalSet } from '../src/kernel/index.ts'

/** How many random texts each property tries: `SIGWHY_FUZZ_RUNS`, or enough to be quick. */
export const fuzzRuns = Number(process.env['SIGWHY_FUZZ_RUNS'] ?? 2000)

/** The values of one status, as a kernel would know them. */
export interface Truth {
  readonly name: string
  readonly state: string
  readonly tgid: number
  readonly pid: number
  readonly ppid: number
  readonly tracer: number
  readonly uid: readonly [number, number, number, number]
  /** Missing on kernels before 4.1. */
  readonly namespaces: readonly number[] | undefined
  readonly kthread: boolean | undefined
  readonly coreDumping: boolean | undefined
  readonly threads: number
  readonly queue: readonly [number, number]
  readonly width: MaskWidth
  /** SigPnd, ShdPnd, SigBlk, SigIgn, SigCgt. */
  readonly masks: readonly [SignalSet, SignalSet, SignalSet, SignalSet, SignalSet]
  readonly capEff: bigint
  readonly noNewPrivs: boolean | undefined
  readonly seccomp: 0 | 1 | 2 | undefined
}

export interface StatusText {
  readonly truth: Truth
  /** The lines, without their newlines. */
  readonly lines: readonly string[]
  readonly text: string
}

const number = (max: number) => fc.oneof(fc.nat(9), fc.integer({ min: 0, max }))
const pid = number(4194304)
const word = fc.oneof(fc.constantFrom(0, -1, 1, -2147483648), fc.integer())

function mask(width: MaskWidth): fc.Arbitrary<SignalSet> {
  const high = width === 32 ? word : fc.constant(0)
  return fc.tuple(word, word, high, high).map(([a, b, c, d]) => fromWords(a, b, c, d))
}

/** Names with everything a program may put there: colons, tabs, newlines, backslashes, other keys. */
const name = fc.oneof(
  fc.string({ maxLength: 15, unit: 'binary' }).map((text) => text.replaceAll('\0', '')),
  fc.string({
    maxLength: 15,
    unit: fc.constantFrom(':', '\t', '\n', '\\', '\r', ' ', 'n', '0', '3'),
  }),
  fc.constantFrom('bash', 'tmux: server', 'a\nPid:\t1', 'x\nThreads:\t9', '\\', '\r', '(sd-pam)'),
)

/** Random values; `shape` narrows them, for instance to one width. */
function truths(shape: { readonly width?: MaskWidth } = {}): fc.Arbitrary<Truth> {
  const width = shape.width === undefined ? fc.constantFrom(16, 32) : fc.constant(shape.width)
  const widths: fc.Arbitrary<MaskWidth> = width
  return widths.chain((width) =>
    fc.record<Truth>({
      name,
      state: fc.constantFrom('R', 'S', 'D', 'T', 't', 'X', 'Z', 'P', 'I', 'W', 'K', 'q'),
      tgid: pid,
      pid,
      ppid: pid,
      tracer: pid,
      uid: fc.tuple(number(4294967295), number(4294967295), number(4294967295), number(4294967295)),
      namespaces: fc.option(fc.array(pid, { minLength: 1, maxLength: 5 }), { nil: undefined }),
      kthread: fc.option(fc.boolean(), { nil: undefined }),
      coreDumping: fc.option(fc.boolean(), { nil: undefined }),
      threads: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 100000 })),
      queue: fc.tuple(number(100000), number(4294967295)),
      width: fc.constant(width),
      masks: fc.tuple(mask(width), mask(width), mask(width), mask(width), mask(width)),
      capEff: fc.bigInt({ min: 0n, max: 0xffffffffffffffffn }),
      noNewPrivs: fc.option(fc.boolean(), { nil: undefined }),
      seccomp: fc.option(fc.constantFrom(0, 1, 2), { nil: undefined }),
    }),
  )
}

/** Texts in the kernel's own order, with lines that nobody reads in between. */
export function kernelTexts(shape: { readonly width?: MaskWidth } = {}): fc.Arbitrary<StatusText> {
  return fc.tuple(truths(shape), fc.boolean()).map(([truth, isNew]) => {
    const rest = isNew ? newLines : []
    return textOf(truth, [...linesOf(truth), ...rest])
  })
}

/** Texts in any order, with unknown lines anywhere. */
export function shuffledTexts(
  shape: { readonly width?: MaskWidth } = {},
): fc.Arbitrary<StatusText> {
  return truths(shape).chain((truth) =>
    fc
      .tuple(
        fc.shuffledSubarray(linesOf(truth), { minLength: linesOf(truth).length }),
        fc.array(fc.tuple(fc.nat(), unknownLine), { maxLength: 5 }),
      )
      .map(([lines, strangers]) => {
        const all = [...lines]
        for (const [at, line] of strangers) all.splice(at % (all.length + 1), 0, line)
        return textOf(truth, all)
      }),
  )
}

/** Lines of kernels to come. */
const unknownLine = fc
  .tuple(fc.stringMatching(/^[A-Z][A-Za-z_]{2,20}$/), fc.stringMatching(/^[ -9;-~\t]{0,30}$/))
  .map(([key, value]) => `X${key}:\t${value}`)

const newLines = ['Speculation_Store_Bypass:\tvulnerable', 'Cpus_allowed:\tff', 'Mems_allowed:\t1']

function textOf(truth: Truth, lines: readonly string[]): StatusText {
  return { truth, lines, text: lines.map((line) => `${line}\n`).join('') }
}

/** The lines in the kernel's order. */
function linesOf(truth: Truth): string[] {
  const { namespaces, width } = truth
  const columns = namespaces?.join('\t')
  const optional = (key: string, value: string | undefined) =>
    value === undefined ? [] : [`${key}:\t${value}`]
  const bit = (value: boolean | undefined) => (value === undefined ? undefined : value ? '1' : '0')
  return [
    `Name:\t${truth.name.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}`,
    'Umask:\t0022',
    `State:\t${truth.state} (whatever)`,
    `Tgid:\t${truth.tgid}`,
    'Ngid:\t0',
    `Pid:\t${truth.pid}`,
    `PPid:\t${truth.ppid}`,
    `TracerPid:\t${truth.tracer}`,
    `Uid:\t${truth.uid.join('\t')}`,
    'Gid:\t0\t0\t0\t0',
    'FDSize:\t64',
    'Groups:\t4 24 ',
    ...optional('NStgid', columns),
    ...optional('NSpid', columns),
    ...optional('NSpgid', columns),
    ...optional('NSsid', columns),
    ...optional('Kthread', bit(truth.kthread)),
    ...optional('CoreDumping', bit(truth.coreDumping)),
    `Threads:\t${truth.threads}`,
    `SigQ:\t${truth.queue.join('/')}`,
    `SigPnd:\t${formatMask(truth.masks[0], width)}`,
    `ShdPnd:\t${formatMask(truth.masks[1], width)}`,
    `SigBlk:\t${formatMask(truth.masks[2], width)}`,
    `SigIgn:\t${formatMask(truth.masks[3], width)}`,
    `SigCgt:\t${formatMask(truth.masks[4], width)}`,
    'CapInh:\t0000000000000000',
    `CapEff:\t${truth.capEff.toString(16).padStart(16, '0')}`,
    ...optional('NoNewPrivs', bit(truth.noNewPrivs)),
    ...optional('Seccomp', truth.seccomp === undefined ? undefined : String(truth.seccomp)),
  ]
}
