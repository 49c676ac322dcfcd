import { FormRefusedError } from '../errors/index.ts'
import { startLog } from '../log/log.ts'
import { explainError } from '../page/call.ts'
import { callInPage } from '../page/call-in-page.ts'
import { confirmAnswer, observeBefore } from '../page/confirm/confirm.ts'
import { hasEffect } from '../page/confirm/effect.ts'
import { isAttached, isPostReply, startTrace } from '../page/confirm/trace.ts'
import { isSameAnswer, submitAnswer } from '../page/enter.ts'
import type { KeptField } from '../page/in-page/fields.ts'
import { type LocatedCaptcha, locateAgain } from '../page/locate.ts'
import type { PagePort } from '../page/port.ts'
import type { Verdict } from '../result.ts'
import type { FormRun, PendingAnswer, Progress } from './form-run.ts'
import { readCaptcha } from './read-captcha.ts'
import { recordAttempt, recordOutcome, startProgress } from './record-attempt.ts'

/** Reads, types and submits until the page accepts the answers, each time with fresh images. */
export async function solveForm(run: FormRun): Promise<void> {
  const { page, call, feedback } = run
  const all = run.form.map((located) => startProgress(run, located))
  try {
    for (;;) {
      const answers: PendingAnswer[] = []
      for (const progress of all) {
        const answer = await readCaptcha(run, progress)
        answers.push(answer)
        if (run.hands.isQuiet) run.held.hold(run, answer, false)
      }
      if (await recordOutdated(run, answers)) continue

      const { verdict, reason } = await enterAnswers(run, answers)
      await call.during('recording the verdict', async () => {
        for (const answer of answers) await recordOutcome(run, answer, verdict, reason)
      })
      if (verdict === 'form-refused') throw formRefused(answers, reason)
      if (verdict !== 'rejected') return
    }
  } catch (error) {
    const [first] = all as [Progress]
    throw explainError(error, page, first.located.frame, first.located.captcha.url, call.stage)
  } finally {
    await call.tidyUp(() => Promise.all(all.map(({ located }) => feedback.hide(located))))
  }
}

function formRefused([first]: PendingAnswer[], reason: string): FormRefusedError {
  const { url, selectors, module } = (first as PendingAnswer).progress.located.captcha
  return new FormRefusedError(url, selectors.image, module, reason)
}

/** Records the answers whose image the page has replaced since it was captured. Returns whether there were any. */
async function recordOutdated(run: FormRun, answers: PendingAnswer[]): Promise<boolean> {
  const { call } = run
  let isAny = false
  for (const answer of answers) {
    const now = await call.during('checking the image again', () =>
      locateAgain(answer.progress.located, call.signal),
    )
    if (now?.fingerprint === answer.fingerprint) continue
    isAny = true
    recordAttempt(run, answer, 'outdated', 'the page showed another image before the answer could be typed')
  }
  // The other images are read again too: their answers were not typed.
  if (isAny) for (const { progress, fingerprint } of answers) progress.spent.delete(fingerprint)
  return isAny
}

/** Types the answers of a form, submits it and waits for the page's verdict. */
async function enterAnswers(
  run: FormRun,
  answers: PendingAnswer[],
): Promise<{ verdict: Verdict; reason: string }> {
  const { page, settings, call, hands } = run
  const { located } = (answers[0] as PendingAnswer).progress
  const ids = answers.map(({ progress }) => progress.solution.captcha.id).join(', ')
  const texts = answers.map(({ reading }) => reading.text)
  const quoted = texts.map((text) => JSON.stringify(text)).join(', ')
  const logEntered = startLog('enter')
  const trace = startTrace(page, texts)
  const dialogsBefore = call.dialogs.seen.length
  const dialogs = () => call.dialogs.seen.slice(dialogsBefore)
  try {
    const kept = await call.during('saving the fields of the form', () => keepForm(answers))
    const look = () => call.during('looking at the page', () => observeBefore(page, located, kept))
    // A widget that checks the answer as it is typed may show its verdict before the last key is up.
    const untouched = located.spec.submit === false ? await look() : undefined
    for (const answer of answers) {
      const { progress, reading } = answer
      if (await isStillTyped(answer)) continue
      await call.during('typing the answer', () => hands.type(progress.located, reading.text, call.signal))
      if (hands.isQuiet) run.held.hold(run, answer, true)
    }
    if (!settings.submit || (await run.maySubmit?.()) === false) {
      logEntered(() => `${ids}: ${quoted} typed, not submitted`)
      const why = hands.isQuiet
        ? 'and kept, for somebody else to submit'
        : 'but, with submit: false, not submitted'
      return { verdict: 'entered', reason: `it was typed ${why}` }
    }
    const before = untouched ?? (await look())
    if (!untouched) trace.reset()
    const { signal } = call
    const watch = {
      signal,
      hands,
      hasEffect: () => hasEffect(page, located, { before, trace, dialogs }, signal),
    }
    await call.during('submitting the answer', () => submitAnswer(located, watch))
    logEntered(() => `${ids}: ${quoted} typed and submitted`)

    const logConfirmed = startLog('confirm')
    const conditions = { accepted: settings.accepted, rejected: settings.rejected }
    const outcome = await call.during('waiting for the verdict', () =>
      confirmAnswer({ page, located, before, trace, dialogs, conditions, signal }),
    )
    logConfirmed(() => `${ids}: ${outcome.verdict}, ${outcome.reason}`)
    for (const { progress } of answers) progress.isReply ||= isPostReply(trace)
    if (outcome.verdict === 'rejected')
      await call.during('filling in the form again', () => refill(located, page, kept))
    return outcome
  } finally {
    trace.stop()
  }
}

/** Whether an answer that a hook has typed is still in its field. A widget must see it typed. */
async function isStillTyped({ isTyped, reading, progress: { located } }: PendingAnswer): Promise<boolean> {
  if (!isTyped || located.spec.submit === false) return false
  const value = await callInPage(located.frame, 'fieldValue', { path: located.input })
  return value !== null && isSameAnswer(value, reading.text)
}

/** Returns what the user has filled in around the captchas, so that a refusal does not lose it. */
async function keepForm(answers: PendingAnswer[]): Promise<KeptField[]> {
  const { located } = (answers[0] as PendingAnswer).progress
  const except = answers.map(({ progress }) => progress.located.input)
  return located.form ? callInPage(located.frame, 'keepFields', { form: located.form, except }) : []
}

/** Fills in again the fields that a refusal has emptied, unless their frame is gone. */
async function refill({ frame }: LocatedCaptcha, page: PagePort, kept: KeptField[]): Promise<void> {
  if (kept.length > 0 && isAttached(page, frame)) await callInPage(frame, 'restoreFields', { kept })
}
