/** `sigwhy completion`: prints the script. */
import { completionScripts, type Shell } from '../completion-scripts.ts'
import type { Context } from '../context.ts'

export function completionRun(this: Context, _: object, shell: Shell): void {
  this.print(completionScripts[shell])
}
