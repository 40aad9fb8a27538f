import type { Context } from './context.ts'
import type { Failure } from './failure.ts'
import type { Subject } from './subject.ts'
export async function readPasted(
  arch: string | undefined,
  context: Context,
): Promise<Subject | Failure> {
  throw new Error('x' + arch + String(context))
}
