import type { Verdict } from '../../result.ts'
import type { NewText } from '../in-page/new-texts.ts'
import { type Evidence, quote } from './evidence.ts'
import { evidenceAgainst } from './evidence-against.ts'
import { evidenceFor } from './evidence-for.ts'
import { isReplaced, isUnanswered, isUnasked, type Outcome, sceneOf, submissionsOf } from './outcome.ts'
import { refusedBy, saysBusy, saysSuccess } from './words.ts'

/** The sum of the evidence from which on an answer is accepted, or refused. */
const [enoughFor, enoughAgainst] = [50, -30]
/** Evidence this strong is a page's own word. */
const strong = 80

export interface Judgement {
  verdict: Extract<Verdict, 'accepted' | 'rejected' | 'form-refused'>
  /** What was seen, as a sentence. */
  reason: string
  /** Whether the page said so itself, so that little else has to settle. */
  isStrong: boolean
}

/** What the evidence comes to; undefined where it is not enough for either verdict. */
export function judge(outcome: Outcome): Judgement | undefined {
  const pro = weigh(evidenceFor, outcome)
  const contra = weigh(evidenceAgainst, outcome)
  const sum = pro.sum + contra.sum
  const isStrong = Math.abs(sum) >= strong
  if (sum <= enoughAgainst) {
    const isAboutForm = contra.pieces[0]?.about === 'form'
    const reason = [contra.reason, quoteRest(outcome, contra.reason)].filter(Boolean).join('; ')
    return { verdict: isAboutForm ? 'form-refused' : 'rejected', reason, isStrong }
  }
  return sum >= enoughFor && knowsNoBetter(outcome) && !isUnanswered(outcome) && !isUnasked(outcome)
    ? { verdict: 'accepted', reason: pro.reason, isStrong }
    : undefined
}

/** What else is new on the page, for a person to judge by: a refusal is often worded as nobody foresaw. */
export function quoteRest(outcome: Outcome, reason = ''): string {
  const counts = ({ place, text }: NewText) =>
    place !== 'control' || (!isReplaced(outcome) && refusedBy(text) !== undefined)
  const rest = outcome.texts.filter((shown) => counts(shown) && !reason.includes(shown.text))
  if (rest.length === 0) return ''
  const quoted = rest.slice(0, 3).map(({ text }) => quote(text))
  return `the page shows ${quoted.join(', ')}`
}

/** A widget that leaves its proof in a field has not accepted anything while the field is empty. */
function knowsNoBetter({ known }: Outcome): boolean {
  return !known.spec.accepted?.some((signal) => 'filled' in signal)
}

function weigh(evidence: readonly Evidence[], outcome: Outcome) {
  const pieces = evidence
    .map((piece) => ({ ...piece, sentence: piece.says(outcome) }))
    .filter(({ sentence }) => sentence !== undefined)
    .sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
  const sentences = [...new Set(pieces.map(({ sentence }) => sentence))].slice(0, 3)
  return { pieces, sum: pieces.reduce((sum, { weight }) => sum + weight, 0), reason: sentences.join('; ') }
}

/** Whether a page that has refused may still be fetching another image: whoever asks for one as well gets two. */
export function isGoingOn({ verdict }: Judgement, { trace }: Outcome): boolean {
  return verdict === 'rejected' && trace.requests.some(({ isDone }) => !isDone)
}

/** Whether something is under way that may change the verdict: a request, a spinner, a word that says so. */
export function isBusy(outcome: Outcome): boolean {
  const now = sceneOf(outcome)
  const before = outcome.before.own.busy + (outcome.before.top?.busy ?? 0)
  const busy = (outcome.own?.busy ?? 0) + (outcome.top?.busy ?? 0)
  return (
    now === undefined ||
    now.readyState === 'loading' ||
    busy > before ||
    [...(outcome.own?.texts ?? []), ...(outcome.top?.texts ?? [])].some(({ text }) => saysBusy(text)) ||
    submissionsOf(outcome).some(({ isDone }) => !isDone)
  )
}

/** Whether the server's reply and the page both say so: beside a refusal, the page must show another image already. */
function isSaidTwice(verdict: 'accepted' | 'rejected', outcome: Outcome): boolean {
  const isYes = verdict === 'accepted'
  const says = (text: string) => (isYes ? saysSuccess(text) : refusedBy(text) !== undefined)
  return (
    submissionsOf(outcome).some(({ carriesAnswer, saysYes }) => carriesAnswer && saysYes === isYes) &&
    outcome.texts.some(({ text, place }) => place !== 'control' && says(text)) &&
    (isYes || showsAnother(outcome))
  )
}

function showsAnother({ captcha, known }: Outcome): boolean {
  return captcha?.state === 'ready' && captcha.fingerprint !== known.fingerprint
}

/** Whether nothing can change the document any more. */
function isFinal(outcome: Outcome): boolean {
  const now = sceneOf(outcome)
  return isReplaced(outcome) && now?.isStatic === true && now.readyState === 'complete'
}

/** Milliseconds that a page has to stay as it is before a judgement holds. */
export function settleTime({ verdict, isStrong }: Judgement, outcome: Outcome): number {
  if (isFinal(outcome) || (verdict !== 'form-refused' && isSaidTwice(verdict, outcome))) return 0
  // A refusal that is told by a reply or another image is often followed by words.
  if (verdict !== 'accepted' && outcome.texts.length === 0 && outcome.dialogs.length === 0) return 800
  if (isReplaced(outcome) || isStrong) return 60
  // In place, a form that was refused is often redrawn a moment after it went away.
  return verdict === 'accepted' ? 250 : 150
}
