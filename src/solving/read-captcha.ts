import { pickAnswerRules } from '../answer-rules.ts'
import {
  CaptchaImageError,
  CaptchaNotSolvedError,
  ImageCaptchaError,
  PageGoneError,
} from '../errors/index.ts'
import { log, startLog } from '../log/log.ts'
import type { Settings } from '../options.ts'
import { captureImage } from '../page/capture.ts'
import type { LocatedCaptcha } from '../page/locate.ts'
import { assertPageAllowed } from '../page/page-origin.ts'
import type { PagePort } from '../page/port.ts'
import { showFreshImage, waitForImage } from '../page/refresh.ts'
import { VERDICTS } from '../result.ts'
import { pause } from '../shared/abort.ts'
import { defined } from '../shared/defined.ts'
import { firstLine } from '../shared/format.ts'
import { adviseAfter, describeAnswers, explainAnswers } from './describe.ts'
import type { FormRun, PendingAnswer, Progress, ReadImage } from './form-run.ts'
import { recordAttempt } from './record-attempt.ts'

/** Captures and reads images of one captcha until a reading is good enough to type. */
export async function readCaptcha(run: FormRun, progress: Progress): Promise<PendingAnswer> {
  const { settings, call } = run
  for (;;) {
    const located = await locateLoaded(run, progress)
    if (isSpent(progress, settings) || keepsThrowing(progress)) throw notSolved(progress)
    const { held } = progress
    progress.held = undefined
    if (held?.fingerprint === located.fingerprint) return { ...held, progress }
    if (located.state === 'broken' || progress.spent.has(located.fingerprint)) {
      await restIfLimited(run, progress)
      const replyTo = progress.isReply ? progress.solution.captcha.url : undefined
      await call.during('requesting another image', () => showFreshImage(located, replyTo, call, run.hands))
      continue
    }
    const image = await readImage(run, progress)
    const { reading, answers } = image
    if (!reading) {
      const verdict = answers.some((answer) => answer.reading) ? 'low-score' : 'unreadable'
      recordAttempt(run, image, verdict, explainAnswers(answers, settings.minScore))
      continue
    }
    if (reading.text.length > (located.maxLength ?? Number.POSITIVE_INFINITY)) {
      const reason = `"${reading.text}" is longer than the ${located.maxLength} characters that the field takes`
      recordAttempt(run, image, 'unreadable', reason)
      continue
    }
    log('judge', () => `${located.captcha.id}: "${reading.text}" of ${reading.provider} is good enough`)
    return { ...image, reading, fingerprint: located.fingerprint }
  }
}

/** Whether the options allow no more answers or images. */
function isSpent({ solution: { attempts } }: Progress, settings: Settings): boolean {
  const submitted = attempts.filter(({ verdict }) => VERDICTS[verdict].isTyped)
  return submitted.length >= settings.attempts || attempts.length >= settings.images
}

/** Images on which a provider may throw the same, which has a fault then that no other image mends. */
const mostThrows = 3

function keepsThrowing({ solution: { attempts } }: Progress): boolean {
  const thrown = attempts.slice(-mostThrows).map(({ answers }) => {
    const errors = answers.map(({ error }) => (error?.code === 'PROVIDER_THREW' ? error.summary : undefined))
    return errors.length > 0 && errors.every(Boolean) ? errors.join('\n') : undefined
  })
  return thrown.length === mostThrows && thrown[0] !== undefined && new Set(thrown).size === 1
}

/** How often a server is given a rest that limits the requests for images. */
const mostRests = 3

/**
 * Waits as long as the server asks before another image is requested, if it does.
 *
 * @throws {CaptchaImageError} when the server asks once too often, or for more time than the call may take.
 */
async function restIfLimited({ call, settings }: FormRun, progress: Progress): Promise<void> {
  const { limited } = call.imageLimit
  if (!limited) return
  const { captcha, image } = progress.located
  const asks = `the server limits how often it may be requested: it answered ${limited.url} with HTTP status ${limited.status}`
  const advice = 'Allow more requests in the test environment, or take a provider that needs fewer images'
  if (limited.wait > settings.timeout) {
    const problem = `${asks} and asks to wait ${limited.wait} ms, longer than the timeout of ${settings.timeout} ms. ${advice}`
    throw new CaptchaImageError(captcha.url, image, problem)
  }
  if (progress.rests === mostRests)
    throw new CaptchaImageError(captcha.url, image, `${asks}, also after ${mostRests} pauses. ${advice}`)
  progress.rests += 1
  log('capture', () => `${captcha.id}: waiting ${limited.wait} ms, because ${asks}`)
  await call.during('waiting until the server allows another image', () => pause(limited.wait, call.signal))
  call.imageLimit.clear()
}

/** Milliseconds a captcha may be absent after a refusal: many pages redraw themselves. */
const redrawTimeout = 2_000

/** Waits until the image of a captcha is loaded, and updates where the captcha is. */
async function locateLoaded(run: FormRun, progress: Progress): Promise<LocatedCaptcha> {
  const { page, call, settings, feedback } = run
  const limit = hasRefusal(progress) ? redrawTimeout : settings.appearTimeout
  const located = await call.during('waiting for the image', () =>
    waitForImage(progress.located, limit, call, run.hands),
  )
  if (!located && hasRefusal(progress))
    throw notSolved(progress, `The page, now at ${page.url()}, shows no captcha to try again with.`)
  if (!located) {
    const problem = `the captcha disappeared; the page is at ${page.url()}`
    throw new PageGoneError(progress.located.captcha.url, call.stage, problem)
  }
  progress.located = located
  await call.during('marking the image', () => feedback.show(located, 'found'))
  return located
}

function hasRefusal({ solution: { attempts } }: Progress): boolean {
  return attempts.some(({ verdict }) => verdict === 'rejected')
}

/** Captures the image as it is shown now, and asks the providers to read it. */
async function readImage(run: FormRun, progress: Progress): Promise<ReadImage> {
  const { page, settings, call, feedback } = run
  const { located } = progress
  const started = Date.now()
  const logCapture = startLog('capture')
  await call.during('checking the origin', () => assertPageAllowed(page, settings.origins))
  const captured = await call.during('capturing the image', async () => {
    await feedback.hide(located)
    return captureImage(page, located, settings.capture, run.hands.isQuiet)
  })
  const { image, mediaType, capturedBy } = captured
  logCapture(() => `${located.captcha.id}: ${image.length} bytes of ${mediaType} by ${capturedBy}`)
  progress.spent.add(located.fingerprint)
  await call.during('marking the image', () => feedback.show(located, 'reading'))
  return askProviders(run, { progress, captured, started, answers: [] })
}

/** Asks the providers. An error that ends the whole call is recorded with the image it was about. */
async function askProviders(run: FormRun, image: ReadImage): Promise<ReadImage> {
  const { page, settings, call, queue } = run
  const { located } = image.progress
  const logRead = startLog('read')
  const request = { ...requestFor(located, settings, page), ...image.captured, signal: call.signal }
  try {
    const asked = await call.during('reading the image', () =>
      queue.ask(settings.providers, request, settings.minScore),
    )
    logRead(() => `${located.captcha.id}: ${describeAnswers(asked.answers)}`)
    return { ...image, ...asked }
  } catch (error) {
    const reason = error instanceof ImageCaptchaError ? error.summary : firstLine(error)
    recordAttempt(run, image, 'unreadable', reason)
    throw error
  }
}

function requestFor({ spec, maxLength }: LocatedCaptcha, { minScore }: Settings, page: PagePort) {
  const byField = maxLength === undefined ? undefined : ([1, maxLength] as const)
  return {
    ...pickAnswerRules({ length: byField, ...spec.answer }),
    ...defined({ module: spec.providerModule }),
    minScore,
    pageUrl: page.url(),
  }
}

function notSolved(
  { solution: { captcha, attempts }, located }: Progress,
  why?: string,
): CaptchaNotSolvedError {
  const advised = adviseAfter(attempts, captcha.module, located.spec.answer?.arithmetic)
  const advice = [why, advised].filter(Boolean).join(' ')
  const cause = attempts.at(-1)?.answers.findLast(({ error }) => error)?.error
  return new CaptchaNotSolvedError(captcha.url, captcha.selectors.image, captcha.module, attempts, advice, {
    cause,
  })
}
