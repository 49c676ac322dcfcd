import { startLog } from '../log/log.ts'
import { explainError } from '../page/call.ts'
import { callInPage } from '../page/call-in-page.ts'
import { confirmAnswer, observeCaptcha } from '../page/confirm.ts'
import { submitAnswer, typeAnswer } from '../page/enter.ts'
import type { KeptField } from '../page/in-page/fields.ts'
import { locateAgain } from '../page/locate.ts'
import type { Verdict } from '../result.ts'
import type { FormRun, PendingAnswer, Progress } from './form-run.ts'
import { readCaptcha } from './read-captcha.ts'
import { recordAttempt, recordOutcome, startProgress } from './record-attempt.ts'

/** Reads, types and submits until the page takes the answers, each time from fresh images. */
export async function solveForm(run: FormRun): Promise<void> {
  const { page, call, feedback } = run
  const all = run.form.map((located) => startProgress(run, located))
  try {
    for (;;) {
      const answers: PendingAnswer[] = []
      for (const progress of all) answers.push(await readCaptcha(run, progress))
      if (await recordOutdated(run, answers)) continue

      const { verdict, reason } = await enterAnswers(run, answers)
      await call.during('recording the verdict', async () => {
        for (const answer of answers) await recordOutcome(run, answer, verdict, reason)
      })
      if (verdict !== 'rejected') return
    }
  } catch (error) {
    const [first] = all as [Progress]
    throw explainError(error, page, first.located.frame, first.located.captcha.url, call.stage)
  } finally {
    await call.tidyUp(() => Promise.all(all.map(({ located }) => feedback.hide(located))))
  }
}

/** Whether the page has replaced an image since it was captured: its answer would be refused, or taken for another's. */
async function recordOutdated(run: FormRun, answers: PendingAnswer[]): Promise<boolean> {
  const { call } = run
  let isAny = false
  for (const answer of answers) {
    const now = await call.during('looking at the image again', () =>
      locateAgain(answer.progress.located, call.signal),
    )
    if (now?.fingerprint === answer.fingerprint) continue
    isAny = true
    recordAttempt(run, answer, 'outdated', 'the page showed another image before the answer could be typed')
  }
  // The others are read again too: their images are as good as new.
  if (isAny) for (const { progress, fingerprint } of answers) progress.spent.delete(fingerprint)
  return isAny
}

/** Types the answers of a form, submits it and waits for what the page makes of it. */
async function enterAnswers(
  run: FormRun,
  answers: PendingAnswer[],
): Promise<{ verdict: Verdict; reason: string }> {
  const { page, settings, call } = run
  const { located } = (answers[0] as PendingAnswer).progress
  const ids = answers.map(({ progress }) => progress.solution.captcha.id).join(', ')
  const texts = answers.map(({ reading }) => JSON.stringify(reading.text)).join(', ')
  const logEntered = startLog('enter')
  const look = () => call.during('looking at the page', () => observeCaptcha(located))

  // A widget that checks the answer as it is typed may show its verdict before the last key is up.
  const untouched = located.spec.submit === false ? await look() : undefined
  for (const { progress, reading } of answers) {
    await call.during('typing the answer', () => typeAnswer(progress.located, reading.text))
  }
  if (!settings.submit) {
    logEntered(() => `${ids}: ${texts} typed and not submitted`)
    return { verdict: 'entered', reason: 'it was typed and, as asked, not submitted' }
  }
  const before = untouched ?? (await look())
  const kept = await call.during('noting what the form holds', () => keepForm(answers))
  await call.during('submitting the answer', () => submitAnswer(located))
  logEntered(() => `${ids}: ${texts} typed and submitted`)

  const logConfirmed = startLog('confirm')
  const outcome = await call.during('waiting for the verdict', () =>
    confirmAnswer(page, located, before, call.signal),
  )
  logConfirmed(() => `${ids}: ${outcome.verdict}, ${outcome.reason}`)
  if (outcome.verdict === 'rejected')
    await call.during('filling the form in again', () => callInPage(located.frame, 'restoreFields', { kept }))
  return outcome
}

/** What the user has filled in around the captchas, so that a refusal does not lose it. */
async function keepForm(answers: PendingAnswer[]): Promise<KeptField[]> {
  const { located } = (answers[0] as PendingAnswer).progress
  const except = answers.map(({ progress }) => progress.located.input)
  return located.form ? callInPage(located.frame, 'keepFields', { form: located.form, except }) : []
}
