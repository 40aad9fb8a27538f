/**
 * Ctrl-C during a check: everything is called off and tidied up, and then sigwhy ends by that very signal, as whoever sent it
 * expects. A second one ends it at once; the next check tidies up.  https://www.cons.org/cracauer/sigint.html
 */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Does the work, which is called off when sigwhy is told to end. */
export async function interruptibly<T>(work: (abort: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  let by: NodeJS.Signals | undefined
  const end = (signal: NodeJS.Signals): void => {
    by = signal
    release()
    controller.abort()
  }
  const release = (): void => {
    for (const signal of endings) process.off(signal, end)
  }
  for (const signal of endings) process.on(signal, end)
  try {
    return await work(controller.signal)
  } finally {
    release()
    if (by !== undefined) process.kill(process.pid, by)
  }
}
