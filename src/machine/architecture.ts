/**
 * The two processors this folder writes programs for. Truth for the ELF machine numbers: elf(5), EM_*.
 */

/** A processor architecture, as kernel people name it. */
export type Architecture = 'x86-64' | 'aarch64'

/** ELF `e_machine` of each: EM_X86_64 and EM_AARCH64. */
export const elfMachine: Readonly<Record<Architecture, number>> = { 'x86-64': 62, aarch64: 183 }
