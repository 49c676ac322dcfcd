import { advise } from './advise.ts'
import { describeAnswers } from './describe.ts'
import { CaptchaNotSolvedError, ImageCaptchaError, PageGoneError } from './errors.ts'
import { type FormSolve, type Judged, type Progress, put } from './form-solve.ts'
import { formatScore } from './format-score.ts'
import { log, startLog } from './log/index.ts'
import type { Settings } from './options.ts'
import { assertOriginAllowed } from './origins.ts'
import { captureImage } from './page/capture.ts'
import type { LocatedCaptcha } from './page/find.ts'
import type { PagePort } from './page/port.ts'
import { showFreshImage, waitForImage } from './page/refresh.ts'
import type { AnswerLength } from './providers/provider.ts'
import type { ProviderAnswer } from './result.ts'

/** Takes and reads pictures of one captcha until a provider is sure enough of one. */
export async function readUntilSure(story: FormSolve, progress: Progress): Promise<Judged> {
  const { page, settings, call, feedback } = story
  for (;;) {
    const located = await call.during('waiting for the picture', () =>
      waitForImage(progress.located, call.signal),
    )
    if (!located)
      throw new PageGoneError(
        progress.located.captcha.url,
        call.stage,
        `the captcha went away; the page is at ${page.url()}`,
      )
    progress.located = located
    await feedback.show(located, 'found')
    if (progress.solution.attempts.length >= settings.attempts) throw notSolved(progress)
    if (progress.spent.has(located.fingerprint)) {
      await call.during('asking for another picture', () => showFreshImage(located, call.signal))
      continue
    }
    const started = Date.now()
    const tell = startLog('capture')
    assertOriginAllowed(page.url(), settings.origins)
    await feedback.hide(located)
    const picture = await call.during('taking the picture', () =>
      captureImage(page, located, settings.capture),
    )
    const { image, mediaType, capturedBy } = picture
    tell(() => `${located.captcha.id}: ${image.length} bytes of ${mediaType} by ${capturedBy}`)
    progress.spent.add(located.fingerprint)
    await feedback.show(located, 'reading')
    const { reading, answers } = await ask(story, { progress, picture, started })
    const { fingerprint } = located
    if (reading && reading.text.length > (located.maxLength ?? Number.POSITIVE_INFINITY)) {
      const reason = `"${reading.text}" is longer than the ${located.maxLength} characters that the field takes`
      put(story, { progress, picture, reading, answers, started }, 'unreadable', reason)
      continue
    }
    if (reading) {
      log('judge', () => `${located.captcha.id}: "${reading.text}" of ${reading.provider} is sure enough`)
      return { progress, picture, reading, answers, fingerprint, started }
    }
    const verdict = answers.some((answer) => answer.reading) ? 'low-score' : 'unreadable'
    put(story, { progress, picture, answers, started }, verdict, explainAnswers(answers, settings.minScore))
  }
}

/** Asks the providers. What ends the whole call is put down with the picture it was about. */
async function ask(story: FormSolve, taken: Pick<Judged, 'progress' | 'picture' | 'started'>) {
  const { page, settings, call, queue } = story
  const { id } = taken.progress.located.captcha
  const tell = startLog('read')
  const request = {
    ...requestFor(taken.progress.located, settings, page),
    ...taken.picture,
    signal: call.signal,
  }
  try {
    const asked = await call.during('reading the picture', () =>
      queue.ask(settings.providers, request, settings.minScore),
    )
    tell(() => `${id}: ${describeAnswers(asked.answers)}`)
    return asked
  } catch (error) {
    put(
      story,
      { ...taken, answers: [] },
      'unreadable',
      error instanceof ImageCaptchaError ? error.summary : (error as Error).message,
    )
    throw error
  }
}

function requestFor({ spec, maxLength }: LocatedCaptcha, { minScore }: Settings, page: PagePort) {
  const { caseSensitive, charset, arithmetic } = spec.answer ?? {}
  const length: AnswerLength | undefined =
    spec.answer?.length ?? (maxLength === undefined ? undefined : [1, maxLength])
  return {
    ...(spec.providerModule !== undefined && { module: spec.providerModule }),
    ...(caseSensitive !== undefined && { caseSensitive }),
    ...(charset !== undefined && { charset }),
    ...(length !== undefined && { length }),
    ...(arithmetic !== undefined && { arithmetic }),
    minScore,
    pageUrl: page.url(),
  }
}

function explainAnswers(answers: ProviderAnswer[], minScore: number): string {
  const told = answers.map(({ provider, reading, error }) =>
    reading
      ? `${provider} read "${reading.text}" with score ${formatScore(reading.score)}, under ${minScore}`
      : `${provider}: ${error?.summary}`,
  )
  return told.join('; ')
}

function notSolved({ solution: { captcha, attempts }, located }: Progress): CaptchaNotSolvedError {
  const advice = advise(attempts, captcha.module, located.spec.answer?.arithmetic)
  const cause = attempts.at(-1)?.answers.findLast(({ error }) => error)?.error
  return new CaptchaNotSolvedError(captcha.url, captcha.selectors.image, captcha.module, attempts, advice, {
    cause,
  })
}
