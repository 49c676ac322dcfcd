import type { TestInfo, TestStepInfo, TestType } from '@playwright/test'
import type { Attempt, Solution, SolveResult } from '../../result.ts'
import { writeRecord } from '../report/captcha-record.ts'
import type { CallSite } from './find-call-site.ts'

/** As much of `test` as shows in the report. */
export type TestRunner = Pick<TestType<object, object>, 'info' | 'step'>

/** How many captchas of a test were reported: what is attached to it has a name of its own. */
const counts = new WeakMap<TestInfo, number>()

const standing: readonly string[] = ['accepted', 'unconfirmed', 'entered']

/** One step for a captcha, named after what happened, with each picture and what was read attached to it. */
export async function reportCaptcha(
  runner: TestRunner,
  solution: Solution,
  { error, site }: { error?: SolveResult['error']; site?: CallSite | undefined } = {},
): Promise<void> {
  const testInfo = runner.info()
  const number = (counts.get(testInfo) ?? 0) + 1
  counts.set(testInfo, number)
  const nameOf = (attempt: Attempt) => `captcha ${number}, picture ${attempt.number}: ${attempt.verdict}`
  const solved = standing.includes(solution.attempts.at(-1)?.verdict ?? '')

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
