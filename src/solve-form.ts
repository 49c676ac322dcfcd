import type { Emitter } from 'nanoevents'
import { type Call, explainError } from './call.ts'
import { CaptchaNotSolvedError, PageGoneError } from './errors.ts'
import type { SolverEvents } from './events.ts'
import type { Settings } from './options.ts'
import { assertOriginAllowed } from './origins.ts'
import { callInPage } from './page/call-in-page.ts'
import { captureImage, type Picture } from './page/capture.ts'
import { confirmAnswer, observeCaptcha } from './page/confirm.ts'
import { submitAnswer, typeAnswer } from './page/enter.ts'
import { type LocatedCaptcha, locateAgain } from './page/find.ts'
import type { PagePort } from './page/port.ts'
import { showFreshImage, waitForImage } from './page/refresh.ts'
import type { ReadingQueue } from './providers/ask.ts'
import type { AnswerLength, Reading } from './providers/provider.ts'
import type { Attempt, ProviderAnswer, Solution, SolvedCaptcha, SolveResult, Verdict } from './result.ts'

/** The captchas of one form, which are sent together, and what it takes to solve them. */
export interface FormSolve {
  page: PagePort
  form: LocatedCaptcha[]
  settings: Settings
  call: Call
  queue: ReadingQueue
  /** Where each attempt and each solution is put down as it happens, so that a failure loses none. */
  result: SolveResult
  events: Emitter<SolverEvents>
}

/** One captcha of the form on its way: where it stands now, and what was tried. */
interface Progress {
  located: LocatedCaptcha
  solution: Solution
  started: number
  /** Fingerprints of pictures whose answer was refused, or not worth typing: they are not read again. */
  spent: Set<string>
}

/** A picture with a reading that is sure enough to be typed. */
interface Judged {
  progress: Progress
  picture: Picture
  reading: Reading
  answers: ProviderAnswer[]
  fingerprint: string
  started: number
}

/** Reads, types and sends until the page takes the answers, each time from fresh pictures. */
export async function solveForm(story: FormSolve): Promise<void> {
  const all = story.form.map((located) => begin(story, located))
  try {
    for (;;) {
      const judged: Judged[] = []
      for (const progress of all) judged.push(await readUntilSure(story, progress))
      if (await anyOutdated(story, judged)) continue

      const { verdict, reason } = await enterAndConfirm(story, judged)
      for (const one of judged) await settle(story, one, verdict, reason)
      if (verdict !== 'rejected') return
    }
  } catch (error) {
    const [first] = all as [Progress]
    throw explainError(error, story.page, first.located.frame, first.located.captcha.url, story.call.stage)
  }
}

function begin({ result }: FormSolve, located: LocatedCaptcha): Progress {
  const solution: Solution = { captcha: located.captcha, attempts: [] }
  result.solutions.push(solution)
  return { located, solution, started: Date.now(), spent: new Set() }
}

/** Takes and reads pictures of one captcha until a provider is sure enough of one. */
async function readUntilSure(story: FormSolve, progress: Progress): Promise<Judged> {
  const { page, settings, call, queue } = story
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
    if (progress.solution.attempts.length >= settings.attempts) throw notSolved(progress)
    if (progress.spent.has(located.fingerprint)) {
      await call.during('asking for another picture', () => showFreshImage(located, call.signal))
      continue
    }
    const started = Date.now()
    assertOriginAllowed(page.url(), settings.origins)
    const picture = await call.during('taking the picture', () =>
      captureImage(page, located, settings.capture),
    )
    progress.spent.add(located.fingerprint)
    const request = { ...requestFor(located, settings, page), ...picture, signal: call.signal }
    const asked = await call.during('reading the picture', () =>
      queue.ask(settings.providers, request, settings.minScore),
    )
    const { reading, answers } = asked
    const { fingerprint } = located
    if (reading && reading.text.length > (located.maxLength ?? Number.POSITIVE_INFINITY)) {
      const reason = `"${reading.text}" is longer than the ${located.maxLength} characters that the field takes`
      put(story, { progress, picture, reading, answers, started }, 'unreadable', reason)
      continue
    }
    if (reading) return { progress, picture, reading, answers, fingerprint, started }
    const verdict = answers.some((answer) => answer.reading) ? 'low-score' : 'unreadable'
    put(story, { progress, picture, answers, started }, verdict, explainAnswers(answers, settings.minScore))
  }
}

/** Whether the page has changed a picture since it was taken: its answer would be refused, or worse, taken for another's. */
async function anyOutdated(story: FormSolve, judged: Judged[]): Promise<boolean> {
  const { call } = story
  let isAny = false
  for (const one of judged) {
    const now = await call.during('looking at the picture again', () =>
      locateAgain(one.progress.located, call.signal),
    )
    if (now?.fingerprint === one.fingerprint) continue
    isAny = true
    put(story, one, 'outdated', 'the page showed another picture before the answer could be typed')
  }
  // The others are read again too: their pictures are as good as new.
  if (isAny) for (const one of judged) one.progress.spent.delete(one.fingerprint)
  return isAny
}

async function enterAndConfirm(
  story: FormSolve,
  judged: Judged[],
): Promise<{ verdict: Verdict; reason: string }> {
  const { page, settings, call } = story
  const { located } = (judged[0] as Judged).progress
  for (const { progress, reading } of judged) {
    await call.during('typing the answer', () => typeAnswer(progress.located, reading.text))
  }
  if (!settings.submit) return { verdict: 'entered', reason: 'it was typed and, as asked, not sent' }

  const before = await call.during('looking at the page', () => observeCaptcha(located))
  const except = judged.map(({ progress }) => progress.located.input)
  const kept = located.form
    ? await callInPage(located.frame, 'keepFields', { form: located.form, except })
    : []
  await call.during('sending the answer', () => submitAnswer(located))
  const outcome = await call.during('waiting for the verdict', () =>
    confirmAnswer(page, located, before, call.signal),
  )
  if (outcome.verdict === 'rejected') await callInPage(located.frame, 'restoreFields', { kept })
  return outcome
}

/** Puts down what became of an answer, and tells its provider. */
async function settle(story: FormSolve, one: Judged, verdict: Verdict, reason: string): Promise<void> {
  const { queue, call, result } = story
  const attempt = put(story, one, verdict, reason)
  const { solution, started } = one.progress
  const { text, score, provider } = one.reading
  Object.assign(solution, { text, provider, ...(score !== undefined && { score }) })
  if (verdict === 'accepted' || verdict === 'rejected') {
    await queue.report(one.reading, verdict, call.signal).catch((error: Error) => {
      attempt.reportError = error
    })
  }
  if (verdict !== 'accepted' && verdict !== 'unconfirmed' && verdict !== 'entered') return
  const solved: SolvedCaptcha = {
    captcha: solution.captcha,
    text,
    verdict,
    confirmed: verdict === 'accepted',
    attempts: solution.attempts.length,
    ms: Date.now() - started,
  }
  result.solved.push(solved)
  story.events.emit('solved', solved)
}

function put(
  { events }: FormSolve,
  one: Pick<Judged, 'progress' | 'picture' | 'answers' | 'started'> & { reading?: Reading },
  verdict: Verdict,
  reason: string,
): Attempt {
  const { solution } = one.progress
  const attempt: Attempt = {
    number: solution.attempts.length + 1,
    captcha: solution.captcha,
    ...one.picture,
    answers: one.answers,
    ...(one.reading && { reading: one.reading }),
    verdict,
    reason,
    ms: Date.now() - one.started,
  }
  solution.attempts.push(attempt)
  events.emit('attempt', attempt)
  return attempt
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
      ? `${provider} read "${reading.text}" with score ${reading.score?.toFixed(2)}, under ${minScore}`
      : `${provider}: ${error?.message}`,
  )
  return told.join('; ')
}

function notSolved({ solution: { captcha, attempts } }: Progress): CaptchaNotSolvedError {
  const advice = attempts.some(({ verdict }) => verdict === 'rejected')
    ? "Check what the module says of the answer (case, alphabet, length), or use the captcha library's own switch for tests."
    : "Lower minScore, allow more attempts, add a provider, or use the captcha library's own switch for tests."
  return new CaptchaNotSolvedError(captcha.url, captcha.selectors.image, captcha.module, attempts, advice)
}
