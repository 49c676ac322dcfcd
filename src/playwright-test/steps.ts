import { fileURLToPath } from 'node:url'
import type { TestInfo, TestStepInfo, TestType } from '@playwright/test'
import { type Attempt, type Solution, type SolveResult, VERDICTS } from '../result.ts'
import { writeRecord } from './record.ts'

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

/** As much of `test` as shows in the report. */
export type TestRunner = Pick<TestType<object, object>, 'info' | 'step'>

/** How many captchas of a test were reported: what is attached to it has a name of its own. */
const counts = new WeakMap<TestInfo, number>()

/** One step for a captcha, named after what happened, with each image and what was read attached to it. */
export async function reportCaptcha(
  runner: TestRunner,
  solution: Solution,
  { error, site }: { error?: SolveResult['error']; site?: CallSite | undefined } = {},
): Promise<void> {
  const testInfo = runner.info()
  const number = (counts.get(testInfo) ?? 0) + 1
  counts.set(testInfo, number)
  const nameOf = (attempt: Attempt) => `captcha ${number}, image ${attempt.number}: ${attempt.verdict}`
  const last = solution.attempts.at(-1)
  const solved = last !== undefined && VERDICTS[last.verdict].stands

  const attachAll = async (step: TestStepInfo | undefined) => {
    // Playwright before 1.51 has no way to attach to a step.
    const target = step?.attach ? step : testInfo
    for (const attempt of solution.attempts) {
      const { image, mediaType } = attempt
      await target.attach(nameOf(attempt), { body: Buffer.from(image), contentType: mediaType })
    }
    const body = writeRecord(solution, { solved, error: solved ? undefined : error, nameOf })
    await target.attach(`captcha ${number}, result`, { body, contentType: 'application/json' })
  }
  await runner.step(titleOf(solution), attachAll, stepOptions(site))
}

/** What a step of ours is made with: errors in it point at the line that called it, and so does the step. */
export function stepOptions(site: CallSite | undefined): { box: true; location?: CallSite } {
  return { box: true, ...(site && { location: site }) }
}

function titleOf({ captcha, attempts }: Solution): string {
  const { pathname } = new URL(captcha.url)
  const count = `${attempts.length} ${attempts.length === 1 ? 'attempt' : 'attempts'}`
  const ending = attempts.at(-1)?.verdict ?? 'not read'
  return `image captcha on ${pathname}: ${captcha.module}, ${count}, ${ending}`
}
