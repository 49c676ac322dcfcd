import { createFeedback } from '../page/feedback.ts'
import type { LocatedCaptcha } from '../page/locate.ts'
import { assertPageAllowed } from '../page/page-origin.ts'
import type { Target } from '../page/port.ts'
import { waitForImage } from '../page/refresh.ts'
import type { FilteredCaptcha } from '../result.ts'
import type { PageRun } from './form-run.ts'
import { solveForm } from './solve-form.ts'
import { groupByForm, waitForCaptchas } from './wait-for-captchas.ts'

/** Finds the captchas of a target and solves them form by form. Records everything that happens in the result. */
export async function solvePage(run: Omit<PageRun, 'feedback'>, target: Target): Promise<void> {
  const { page, settings, call, result, events } = run
  await call.during('checking the origin', () => assertPageAllowed(page, settings.origins))
  const { located, filtered, others } = await waitForCaptchas(target, settings, call)
  result.captchas = located.map(({ captcha }) => captcha)
  result.filtered = filtered
  result.others = others
  for (const captcha of result.captchas) events.emit('found', captcha)
  for (const candidate of filtered) events.emit('filtered', candidate)

  const feedback = createFeedback(settings.visualFeedback)
  for (const form of groupByForm(located)) {
    if (result.solved.length > 0 && (await isGone(form, run))) result.filtered.push(...form.map(toGone))
    else await solveForm({ ...run, form, feedback })
  }
}

/** Milliseconds a captcha may be absent while the page redraws itself after another form was submitted. */
const redrawTimeout = 2_000

/** Whether a form is gone from the page, as it may be after another one was submitted. */
async function isGone(
  [first]: LocatedCaptcha[],
  { call, hands }: Pick<PageRun, 'call' | 'hands'>,
): Promise<boolean> {
  const wait = async () => first && (await waitForImage(first, redrawTimeout, call, hands))
  return (await call.during('looking for the next captcha', wait)) === undefined
}

function toGone({ captcha, image }: LocatedCaptcha): FilteredCaptcha {
  const reason = 'it disappeared after another captcha of the page was answered'
  return { selector: image, url: captcha.url, module: captcha.module, reason }
}
