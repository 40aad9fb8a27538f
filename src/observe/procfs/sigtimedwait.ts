/**
 * The numbers under which a thread may sleep in rt_sigtimedwait(2), by Node's name of the machine: its own, and those of
 * 32-bit programs on it (the old call, and the one with 64-bit time of Linux 5.1). None of them is another call that
 * sleeps. All these machines are little-endian, so the set in memory is the same eight bytes for both.
 * arch/x86/entry/syscalls/syscall_{32,64}.tbl, arch/arm/tools/syscall.tbl, include/uapi/asm-generic/unistd.h
 */
export const sigtimedwaitNumbers: Readonly<Record<string, readonly number[]>> = {
  x64: [128, 177, 421, 0x40000000 + 523],
  arm64: [137, 177, 421],
  riscv64: [137, 421],
  loong64: [137],
}
