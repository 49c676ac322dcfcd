import { explainError } from './call.ts'
import { begin, type FormSolve, type Judged, type Progress, put, settle } from './form-solve.ts'
import { startLog } from './log/index.ts'
import { callInPage } from './page/call-in-page.ts'
import { confirmAnswer, observeCaptcha } from './page/confirm.ts'
import { submitAnswer, typeAnswer } from './page/enter.ts'
import { locateAgain } from './page/find.ts'
import { readUntilSure } from './read-until-sure.ts'
import type { Verdict } from './result.ts'

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
  } finally {
    for (const { located } of all) await story.feedback.hide(located)
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
  // A widget that checks the answer as it is typed may have its verdict before the last key is up.
  const untouched =
    located.spec.submit === false
      ? await call.during('looking at the page', () => observeCaptcha(located))
      : undefined
  const ids = judged.map(({ progress }) => progress.solution.captcha.id).join(', ')
  const tellEntered = startLog('enter')
  for (const { progress, reading } of judged) {
    await call.during('typing the answer', () => typeAnswer(progress.located, reading.text))
  }
  const texts = judged.map(({ reading }) => JSON.stringify(reading.text)).join(', ')
  if (!settings.submit) tellEntered(() => `${ids}: ${texts} typed and not sent`)
  if (!settings.submit) return { verdict: 'entered', reason: 'it was typed and, as asked, not sent' }

  const before = untouched ?? (await call.during('looking at the page', () => observeCaptcha(located)))
  const except = judged.map(({ progress }) => progress.located.input)
  const kept = located.form
    ? await callInPage(located.frame, 'keepFields', { form: located.form, except })
    : []
  await call.during('sending the answer', () => submitAnswer(located))
  tellEntered(() => `${ids}: ${texts} typed and sent`)
  const tellConfirmed = startLog('confirm')
  const outcome = await call.during('waiting for the verdict', () =>
    confirmAnswer(page, located, before, call.signal),
  )
  tellConfirmed(() => `${ids}: ${outcome.verdict}, ${outcome.reason}`)
  if (outcome.verdict === 'rejected') await callInPage(located.frame, 'restoreFields', { kept })
  return outcome
}
