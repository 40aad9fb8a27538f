/**
 * Where kernels differ. A trait has a value or is unknown; whoever does not know it rules once for each value and says
 * where the answers part.
 */
export interface KernelTraits {
  /** PID namespaces protect their init. Not so in gVisor (its own kernel) and before Linux 2.6.30. */
  readonly protectsInit: boolean
  /**
   * What a sender outside the namespace can force on an init: SIGKILL and SIGSTOP alone (since Linux 4.15), or every
   * signal at generation, which is then discarded at delivery. The end is the same, the trace is not.
   */
  readonly ancestorForces: 'kill-and-stop' | 'everything'
  /**
   * complete_signal() looks at SIGNAL_UNKILLABLE before it ends a whole process at once. Where it does not (Linux 4.15
   * up to at least 6.18.15), an init whose addressed thread blocks a signal while another thread has it open dies.
   */
  readonly shortcutSparesInit: boolean
}

/** The kernels the laboratory has measured: Linux 6.18.44. */
export const measuredTraits: KernelTraits = {
  protectsInit: true,
  ancestorForces: 'kill-and-stop',
  shortcutSparesInit: true,
}

/** gVisor up to 2026: no protection of PID 1 at all. Not measured here; from its issue tracker. */
export const gvisorTraits: KernelTraits = { ...measuredTraits, protectsInit: false }
