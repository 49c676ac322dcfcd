import { setTimeout as pause } from 'node:timers/promises'
import { type FindResult, ImageCaptchaError, type SolveResult } from 'solve-image-captchas'
import type { Visit } from '../../../e2e-fixtures/faults/visit.ts'
import type { Fault } from './fault.ts'

/** Milliseconds in which a call ends whose page has gone or whose caller gives up. */
const atOnce = 1_500

/** What must not be. */
export interface Problem {
  text: string
  /** Whether a machine that is busy with other things can be the reason. */
  isOfTime?: true
}

/** Codes that a call ends with whose time is up. */
const timeouts = ['SOLVE_TIMEOUT', 'CAPTCHA_NOT_FOUND']

/** How a call ended; neither result nor error where it did not in time. */
export interface Ending<Result> {
  ms: number
  /** `performance.now()` at the end. */
  endedAt: number
  result?: Result
  error?: unknown
  isLate?: true
}

/** Waits for the end of a call, so many milliseconds at most. */
export async function measure<Result>(call: Promise<Result>, limit: number): Promise<Ending<Result>> {
  const started = performance.now()
  const late = new AbortController()
  const ending = await Promise.race([
    call.then(
      (result) => ({ result }),
      (error: unknown) => ({ error }),
    ),
    pause(limit, { isLate: true as const }, { signal: late.signal }),
  ])
  late.abort()
  const endedAt = performance.now()
  return { ...ending, endedAt, ms: Math.round(endedAt - started) }
}

/** What must not be about how a call ended. */
export function judgeEnding(
  fault: Fault,
  visit: Visit,
  { error, result, isLate, ms, endedAt }: Ending<SolveResult>,
  { firedAt, patience }: { firedAt: number | undefined; patience: number },
): Problem[] {
  const { stage } = visit.options
  const problems: Problem[] = []
  const say = (text: string) => problems.push({ text })
  const sayLate = (text: string) => problems.push({ text, isOfTime: true })
  if (firedAt === undefined && visit.faultyReplies === 0 && !fault.comesByItself?.includes(stage)) {
    sayLate('nothing was tried: the fault never came')
  }
  if (isLate) {
    sayLate(`late: not settled after ${ms} ms`)
    return problems
  }
  if (error !== undefined && !(error instanceof ImageCaptchaError)) say(`untyped: ${show(error)}`)
  if (result?.solved.some(({ confirmed }) => confirmed) && visit.accepted === 0) {
    say(`falsely accepted: ${reasonsOf(result).join()}`)
  }
  if (fault.endsWith) {
    const code = error instanceof ImageCaptchaError ? error.code : 'another end'
    if (code !== fault.endsWith)
      (timeouts.includes(code) ? sayLate : say)(`ended with ${code} instead of ${fault.endsWith}`)
    const passed = Math.round(endedAt - (firedAt ?? endedAt))
    if (passed > atOnce * patience) sayLate(`late: ended ${passed} ms after the fault instead of at once`)
  }
  if (fault.says && stage === 'confirm') {
    const said = error instanceof Error ? error.message : result ? reasonsOf(result).join() : ''
    if (!said.includes(fault.says)) say(`does not say ${fault.says}: ${said}`)
  }
  return problems
}

/** What must not be about how the call after it ended. */
export function judgeNext({ error, isLate, ms }: Ending<FindResult>): Problem[] {
  if (isLate) return [{ text: `late: the next call is not settled after ${ms} ms`, isOfTime: true }]
  if (error === undefined || error instanceof ImageCaptchaError) return []
  return [{ text: `untyped: the next call ends with ${show(error)}` }]
}

export function describeEnding({ ms, error, result, isLate }: Ending<FindResult | SolveResult>): string {
  if (isLate) return `no end (${ms} ms)`
  if (error instanceof ImageCaptchaError)
    return `${error.code} after ${ms} ms (${error.summary.slice(0, 300)})`
  if (error !== undefined) return `${show(error)} after ${ms} ms`
  if (result && 'solved' in result)
    return `${result.solved.map(({ verdict }) => verdict).join() || 'nothing solved'} after ${ms} ms (${reasonsOf(result).join()})`
  return `${result?.captchas.length} found after ${ms} ms`
}

export function describeLog({ log }: Visit): string {
  return log.length > 0 ? `got ${log.join(', ')}` : 'got no answer'
}

function reasonsOf({ solutions }: SolveResult): string[] {
  return solutions.flatMap(({ attempts }) => attempts.at(-1)?.reason ?? [])
}

function show(error: unknown): string {
  if (!(error instanceof Error)) return `no Error but ${JSON.stringify(error)}`
  return `${error.name}: ${error.message.split('\n')[0]}`
}
