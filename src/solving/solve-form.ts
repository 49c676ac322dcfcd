import { FormRefusedError } from '../errors/index.ts'
import { explainError } from '../page/call.ts'
import { locateAgain } from '../page/locate.ts'
import { enterAnswers, type FormState, readForm } from './enter-answers.ts'
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
      const form = await call.during('checking the form', () => readForm(answers))
      if (await recordOutdated(run, answers, form)) continue

      const { verdict, reason } = await enterAnswers(run, answers, form)
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
async function recordOutdated(
  run: FormRun,
  answers: PendingAnswer[],
  { fingerprints }: FormState,
): Promise<boolean> {
  const { call } = run
  let isAny = false
  for (const [index, answer] of answers.entries()) {
    if (fingerprints[index] === answer.fingerprint) continue
    // The same image may be in another place.
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
