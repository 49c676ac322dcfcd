import { fileURLToPath } from 'node:url'
import type { TestInfo, TestStepInfo, TestType } from '@playwright/test'
import type { ImageCaptchaError } from '../errors/index.ts'
import { redact } from '../log/redact.ts'
import { keysInEnvironment } from '../providers/registry.ts'
import type { Attempt, Solution, SolveResult } from '../result.ts'
import { defined } from '../shared/defined.ts'
import { describeRecord, isSolved, nameError, writeRecord } from './record.ts'
import { describeReading, tellStory } from './story.ts'

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

function countIn(testInfo: TestInfo): number {
  const number = (counts.get(testInfo) ?? 0) + 1
  counts.set(testInfo, number)
  return number
}

/** Adds a step for a captcha, named after its outcome, and in it what happened, with each image and the record attached. */
export async function reportCaptcha(
  runner: TestRunner,
  solution: Solution,
  { error, site }: { error?: SolveResult['error']; site?: CallSite | undefined } = {},
): Promise<void> {
  const testInfo = runner.info()
  const number = countIn(testInfo)
  const secrets = keysInEnvironment()
  const { captcha, attempts } = solution
  const nameOf = (attempt: Attempt) =>
    redact(
      `captcha ${number}, image ${attempt.number}: ${describeReading(attempt)}, ${attempt.verdict}`,
      secrets,
    )
  const tell = (title: string, work: (step: TestStepInfo | undefined) => Promise<void> = async () => {}) =>
    runStep(runner, redact(title, secrets), site, work)

  await tell(
    `image captcha on ${new URL(captcha.url).pathname}: ${describeRecord(solution)}`,
    async (step) => {
      const story = tellStory(solution)
      await tell(story.found)
      for (const { attempt, titles } of story.attempts) {
        const [first, ...others] = titles
        const image = { body: Buffer.from(attempt.image), contentType: attempt.mediaType }
        await tell(first, (inner) => attach(testInfo, inner, nameOf(attempt), image))
        for (const title of others) await tell(title)
      }
      const body = writeRecord(
        { url: captcha.url, ...solution },
        { error: isSolved(attempts) ? undefined : error, nameOf, secrets },
      )
      await attach(testInfo, step, `captcha ${number}, result`, { body, contentType: 'application/json' })
    },
  )
}

/** Attaches the record of a call that failed without a captcha. */
export async function reportFailure(
  runner: TestRunner,
  step: TestStepInfo | undefined,
  url: string,
  error: ImageCaptchaError,
): Promise<void> {
  const testInfo = runner.info()
  const body = writeRecord({ url, attempts: [] }, { error, nameOf: String, secrets: keysInEnvironment() })
  const name = `captcha ${countIn(testInfo)}, ${nameError(error.code)}`
  await attach(testInfo, step, name, { body, contentType: 'application/json' })
}

/** Attaches to a step, or to the test: Playwright before 1.51 cannot attach to a step. */
async function attach(
  testInfo: TestInfo,
  step: TestStepInfo | undefined,
  name: string,
  content: { body: string | Buffer; contentType: string },
): Promise<void> {
  await (step?.attach ? step : testInfo).attach(name, content)
}
