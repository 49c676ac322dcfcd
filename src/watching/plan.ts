import type { Settings } from '../options.ts'
import { callInPage } from '../page/call-in-page.ts'
import type { Standing } from '../page/in-page/hook/standing.ts'
import { fieldOf, type LocatedCaptcha } from '../page/locate.ts'
import { isSameAnswer } from '../shared/same-answer.ts'

/** The answers that the hook has put into the fields of a page. */
export interface Typed {
  located: LocatedCaptcha
  text: string
  /** How often it was put there for this image. */
  times: number
}

/** What the hook does with the captchas of a form. */
export type Plan =
  | { kind: 'send'; look: string; isAlone: boolean }
  | { kind: 'keep' }
  /** Nothing, for now: the page is not ready. */
  | { kind: 'wait' }
  /** Nothing, until something changes. */
  | { kind: 'leave'; why: string }

/** How often an answer that the page takes out of its field is put there again. */
const mostTimes = 3

export type SubmitMode = Exclude<Settings['auto'], false>['submit']

/**
 * What to do with the captchas of one form.
 *
 * @param typed - what the hook has put into the fields of the page.
 */
export async function planForm(
  form: LocatedCaptcha[],
  mode: SubmitMode,
  typed: { at(located: LocatedCaptcha): Typed | undefined; ours: readonly string[] },
): Promise<Plan> {
  const [first] = form as [LocatedCaptcha]
  const { frame, spec } = first
  const loading = form.filter(({ state }) => state === 'loading').map(({ image }) => image)
  if (loading.length > 0) await callInPage(frame, 'loadLazily', { images: loading })
  if (loading.length > 0) return { kind: 'wait' }
  if (form.some(({ state }) => state === 'broken')) return { kind: 'leave', why: 'its image is broken' }

  const standings = await standingsOf(form)
  if (standings.some((standing) => standing === null)) return { kind: 'wait' }
  const all = standings as Standing[]
  if (all.some(({ value }) => value !== '' && !typed.ours.some((own) => isSameAnswer(own, value))))
    return { kind: 'leave', why: 'somebody else has typed into its field' }
  const [{ look, isAlone, isParsed }] = all as [Standing]
  // A widget that checks the answer as it is typed sends nothing else.
  const isSent = spec.submit === false || mode === 'always' || (mode === 'alone' && isAlone)
  if (isSent && mode !== 'never') return isParsed ? { kind: 'send', look, isAlone } : { kind: 'wait' }

  const known = form.map((located) => typed.at(located))
  const isKept = known.every((one, index) => one?.located.fingerprint === form[index]?.fingerprint)
  if (isKept && all.every(({ value }) => value !== '')) return { kind: 'leave', why: 'its answer is typed' }
  if (isKept && known.some((one) => one && one.times >= mostTimes))
    return { kind: 'leave', why: 'the page takes the answer out of its field' }
  if (isKept && all.some(({ isFocused }) => isFocused))
    return { kind: 'leave', why: 'somebody has emptied its field' }
  return { kind: 'keep' }
}

/** Whether a form may still be sent: a field may have appeared, or a person may have typed. */
export async function isStillAlone(form: LocatedCaptcha[]): Promise<boolean> {
  return (await standingsOf(form)).every((standing) => standing?.isAlone === true)
}

function standingsOf(form: LocatedCaptcha[]): Promise<(Standing | null)[]> {
  const [{ frame }] = form as [LocatedCaptcha]
  return callInPage(frame, 'observeStanding', { fields: form.map(fieldOf) })
}
