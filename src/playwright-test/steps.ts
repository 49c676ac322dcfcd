import { fileURLToPath } from 'node:url'
import type { TestInfo, TestStepInfo, TestType } from '@playwright/test'
import { keysInEnvironment } from '../providers/registry.ts'
import { type Attempt, type Solution, type SolveResult, VERDICTS } from '../result.ts'
import { defined } from '../shared/defined.ts'
import { describeAttempts, writeRecord } from './record.ts'

/** Where a page's method was called. */
export interface CallSite {
  location: Location
  /** The lines of the stack from there on, without ours. */
  frames: string
}

interface Location {
  file: string
  line: number
  column: number
}

/**
 * Finds the line that called a page's method, so that the report and the error can point at it. Call it before the first
 * `await` of the function that the method delegates to.
 *
 * @param callee - that function.
 */
export function findCallSite(callee: object): CallSite | undefined {
  const trace: { stack?: string } = {}
  Error.captureStackTrace(trace, callee as () => void)
  const [, method, caller, ...rest] = trace.stack?.split('\n') ?? []
  const parts = method && caller ? /(?:\(|at (?:async )?)([^()]+):(\d+):(\d+)\)?$/.exec(caller) : null
  if (!parts) return undefined
  const [, location = '', line, column] = parts
  const file = location.startsWith('file:') ? fileURLToPath(location) : location
  return {
    location: { file, line: Number(line), column: Number(column) },
    frames: [caller, ...rest].join('\n'),
  }
}

/** Gives an error the stack of a call, so that Playwright Test shows the line of the test instead of one of ours. */
export function pointAt(site: CallSite | undefined, error: unknown): unknown {
  if (error instanceof Error && site) error.stack = `${error.name}: ${error.message}\n${site.frames}`
  return error
}

/** Runs a step. It and the errors in it point at the line that called the method. */
export function runStep<Result>(
  runner: TestRunner,
  title: string,
  site: CallSite | undefined,
  work: (step: TestStepInfo | undefined) => Promise<Result>,
): Promise<Result> {
  const pointed = (step: TestStepInfo | undefined) =>
    work(step).catch((error) => {
      throw pointAt(site, error)
    })
  return runner.step(title, pointed, defined({ location: site?.location }))
}

/** The part of `test` that writes to the report. */
export type TestRunner = Pick<TestType<object, object>, 'info' | 'step'>

/** How many captchas each test has reported. Their number makes the names of its attachments unique. */
const counts = new WeakMap<TestInfo, number>()

/** Adds a step for a captcha, named after its outcome, with each image and the record of its readings attached. */
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
    // Playwright before 1.51 cannot attach to a step.
    const target = step?.attach ? step : testInfo
    for (const attempt of solution.attempts) {
      const { image, mediaType } = attempt
      await target.attach(nameOf(attempt), { body: Buffer.from(image), contentType: mediaType })
    }
    const body = writeRecord(solution, {
      solved,
      error: solved ? undefined : error,
      nameOf,
      secrets: keysInEnvironment(),
    })
    await target.attach(`captcha ${number}, result`, { body, contentType: 'application/json' })
  }
  await runStep(runner, titleOf(solution), site, attachAll)
}

function titleOf({ captcha, attempts }: Solution): string {
  const { pathname } = new URL(captcha.url)
  return `image captcha on ${pathname}: ${describeAttempts(captcha.module, attempts)}`
}
