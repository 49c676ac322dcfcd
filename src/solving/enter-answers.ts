import { startLog } from '../log/log.ts'
import { callInPage, isDeparture } from '../page/call-in-page.ts'
import { confirmAnswer } from '../page/confirm/confirm.ts'
import { hasEffect } from '../page/confirm/effect.ts'
import { observeBefore } from '../page/confirm/observe.ts'
import type { Before } from '../page/confirm/outcome.ts'
import { isAttached, isPostReply, startTrace } from '../page/confirm/trace.ts'
import { assertTyped, rankControls, submitAnswer } from '../page/enter.ts'
import type { KeptField } from '../page/in-page/fields.ts'
import type { SubmitControl } from '../page/in-page/find/submit.ts'
import { fieldOf, type LocatedCaptcha } from '../page/locate.ts'
import type { PagePort } from '../page/port.ts'
import type { Verdict } from '../result.ts'
import { isSameAnswer } from '../shared/same-answer.ts'
import type { FormRun, PendingAnswer } from './form-run.ts'

/** A form before its answers are typed. */
export interface FormState {
  /** What the user has filled in around the captchas, so that a refusal does not lose it. */
  kept: KeptField[]
  /** For each answer, the fingerprint of the image in its place and what its field holds; null where they are gone. */
  fingerprints: (string | null)[]
  held: (string | null)[]
}

/** A form with its answers typed. */
interface TypedForm {
  before: Before
  /** What may submit it, the likeliest first. */
  controls: SubmitControl[]
}

export async function readForm(answers: PendingAnswer[]): Promise<FormState> {
  const captchas = answers.map(({ progress }) => progress.located)
  const [{ frame, form }] = captchas as [LocatedCaptcha]
  const fields = captchas.map(fieldOf)
  const [kept, fingerprints, held] = await Promise.all([
    form ? callInPage(frame, 'keepFields', { form, except: fields.flat() }) : [],
    callInPage(frame, 'fingerprintsAt', { paths: captchas.map(({ image }) => image) }),
    callInPage(frame, 'fieldValues', { fields }),
  ])
  return { kept, fingerprints, held }
}

/** Types the answers of a form, submits it and waits for the page's verdict. */
export async function enterAnswers(
  run: FormRun,
  answers: PendingAnswer[],
  form: FormState,
): Promise<{ verdict: Verdict; reason: string }> {
  const { page, settings, call, hands } = run
  const { signal } = call
  const { located } = (answers[0] as PendingAnswer).progress
  const ids = answers.map(({ progress }) => progress.solution.captcha.id).join(', ')
  const texts = answers.map(({ reading }) => reading.text)
  const quoted = texts.map((text) => JSON.stringify(text)).join(', ')
  const logEntered = startLog('enter')
  const trace = startTrace(page, texts)
  const dialogsBefore = call.dialogs.seen.length
  const dialogs = () => call.dialogs.seen.slice(dialogsBefore)
  try {
    // A widget that checks the answer as it is typed may show its verdict before the last key is up.
    const submitsItself = located.spec.submit === false
    const untouched = submitsItself
      ? await call.during('looking at the page', () => observeBefore(page, located, form.kept))
      : undefined
    const { before, controls } = await typeAnswers(run, answers, form, untouched)
    if (!settings.submit || (await run.maySubmit?.()) === false) {
      logEntered(() => `${ids}: ${quoted} typed, not submitted`)
      const why = hands.isQuiet
        ? 'and kept, for somebody else to submit'
        : 'but, with submit: false, not submitted'
      return { verdict: 'entered', reason: `it was typed ${why}` }
    }
    if (!submitsItself) trace.reset()
    const watch = {
      signal,
      hands,
      hasEffect: () => hasEffect(page, located, { before, trace, dialogs }, signal),
    }
    await call.during('submitting the answer', () => submitAnswer(located, controls, watch))
    logEntered(() => `${ids}: ${quoted} typed and submitted`)

    const logConfirmed = startLog('confirm')
    const conditions = { accepted: settings.accepted, rejected: settings.rejected }
    const outcome = await call.during('waiting for the verdict', () =>
      confirmAnswer({ page, located, before, trace, dialogs, conditions, signal }),
    )
    logConfirmed(() => `${ids}: ${outcome.verdict}, ${outcome.reason}`)
    for (const { progress } of answers) progress.isReply ||= isPostReply(trace)
    if (outcome.verdict === 'rejected')
      await call.during('filling in the form again', () => refill(located, page, form.kept))
    return outcome
  } finally {
    trace.stop()
  }
}

/** Types the answers, and looks at what the page shows then, unless `untouched` says what it showed before. */
async function typeAnswers(
  run: FormRun,
  answers: PendingAnswer[],
  { kept, held }: FormState,
  untouched: Before | undefined,
): Promise<TypedForm> {
  const { page, call, hands } = run
  const captchas = answers.map(({ progress }) => progress.located)
  const [first] = captchas as [LocatedCaptcha]
  for (const [index, answer] of answers.entries()) {
    const { located } = answer.progress
    const value = held[index] ?? null
    if (isStillTyped(answer, value)) continue
    await call.during('typing the answer', () =>
      hands.type(located, answer.reading.text, value, call.signal).catch(leaveToOutcome(located)),
    )
    if (hands.isQuiet) run.held.hold(run, answer, true)
  }
  const [left, before, controls] = await call.during('looking at the page', () =>
    Promise.all([
      callInPage(first.frame, 'fieldValues', { fields: captchas.map(fieldOf) }).catch(leaveToOutcome(first)),
      untouched ?? observeBefore(page, first, kept),
      rankControls(first),
    ]),
  )
  // Quiet hands have looked for themselves: whoever else uses the page may have changed it since.
  for (const [index, { progress, reading }] of hands.isQuiet ? [] : answers.entries())
    assertTyped(progress.located, reading.text, left?.[index] ?? null)
  return { before, controls }
}

/** A widget that checks the answer as it is typed may take itself away with it: what becomes of the page then decides. */
function leaveToOutcome({ spec }: LocatedCaptcha): (error: unknown) => undefined {
  return (error) => {
    if (spec.submit === false && isDeparture(error)) return undefined
    throw error
  }
}

/** Whether an answer that a hook has typed is still in its field. A widget must see it typed. */
function isStillTyped(
  { isTyped, reading, progress: { located } }: PendingAnswer,
  value: string | null,
): boolean {
  return (
    isTyped === true && located.spec.submit !== false && value !== null && isSameAnswer(value, reading.text)
  )
}

/** Fills in again the fields that a refusal has emptied, unless their frame is gone. */
async function refill({ frame }: LocatedCaptcha, page: PagePort, kept: KeptField[]): Promise<void> {
  if (kept.length > 0 && isAttached(page, frame)) await callInPage(frame, 'restoreFields', { kept })
}
