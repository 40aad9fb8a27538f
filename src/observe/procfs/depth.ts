/** How deep a process is looked into: each depth costs more, and takes more rights.  proc(5), ptrace(2) */

/**
 * - `status`: what everybody may read.
 * - `threads`: also each thread and what it waits for, and the signalfds: all that the kernel's ruling depends on.
 * - `program`: also what it runs and how it was started, which its habits are recognised by.
 *
 * Most beyond the status takes the rights of a debugger, and is unknown without them.
 */
export type Depth = 'status' | 'threads' | 'program'
