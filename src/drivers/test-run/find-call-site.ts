import { fileURLToPath } from 'node:url'

export interface CallSite {
  file: string
  line: number
  column: number
}

/**
 * Where a method of a page was called, for the report to show that line. To be called by what the method calls, and
 * before anything is awaited.
 *
 * @param callee - what the method calls.
 */
export function findCallSite(callee: object): CallSite | undefined {
  const trace: { stack?: string } = {}
  Error.captureStackTrace(trace, callee as () => void)
  const [, method, caller] = trace.stack?.split('\n') ?? []
  const parts = method && caller ? /(?:\(|at (?:async )?)([^()]+):(\d+):(\d+)\)?$/.exec(caller) : null
  if (!parts) return undefined
  const [, place = '', line, column] = parts
  const file = place.startsWith('file:') ? fileURLToPath(place) : place
  return { file, line: Number(line), column: Number(column) }
}
