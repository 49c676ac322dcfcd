import { pathOf, queryAll, resolvePath } from '../paths.ts'
import { Sight } from '../sight.ts'
import { addressWords, ownWords, squeeze } from '../words.ts'
import { doesSomethingElse, leadsElsewhere, looksPrimary, saysSubmit } from './control-words.ts'
import { scopeOf } from './scope.ts'

/** A control that may submit the answer. */
export interface SubmitControl {
  path: string
  /** What a person would call it. */
  name: string
  isEnabled: boolean
}

const submits = 'button[type="submit" i], button:not([type]), input[type="submit" i], input[type="image" i]'
const candidates = `button, input[type="submit" i], input[type="image" i], input[type="button" i], a, [role="button"], [onclick], [class*="btn" i], [class*="button" i], [class*="submit" i]`

/** Pixels beyond which a control outside a form belongs to another part of the page. */
const [nearby, farther] = [300, 800]
/** Characters of a control's caption: a longer text is content that can be clicked. */
const longest = 40

/**
 * The controls that may submit a field, the likeliest first: ranked by their captions and by their place relative to the
 * field. Controls that contain the image, reload it, read it aloud, reveal a password, clear, go back or send a code are
 * left out.
 */
export function rankSubmits({
  input,
  image,
  refresh,
  submit,
}: {
  input: string
  image: string
  refresh?: string | undefined
  /** The module's selector of the control, if it has one. */
  submit?: string | undefined
}): SubmitControl[] {
  const field = resolvePath(input)
  if (!field) return []
  const sight = new Sight()
  const named = submit === undefined ? [] : namedSubmits(field, submit, sight)
  if (submit !== undefined) return named.map(describe)
  const others = [image, refresh].flatMap((path) => (path === undefined ? [] : (resolvePath(path) ?? [])))
  return rank(field, others, sight).map(describe)
}

/** The control that will probably submit the answer. The page may still change before it is typed. */
export function findSubmit(
  field: Element,
  image: Element,
  refresh: Element | undefined,
  sight: Sight,
): Element | undefined {
  return rank(field, refresh ? [image, refresh] : [image], sight)[0]
}

export function namedSubmits(field: Element, selector: string, sight: Sight): Element[] {
  const isUsable = (control: Element) => sight.hiddenBecause(control) === undefined
  const near = queryAll(selector, scopeOf(field)).filter(isUsable)
  return near.length > 0 ? near : queryAll(selector).filter(isUsable)
}

function rank(field: Element, others: readonly Element[], sight: Sight): Element[] {
  const isUsable = (control: Element) => sight.hiddenBecause(control) === undefined
  const form = field.closest('form')
  const first = form && queryAll(submits, form).find(isUsable)
  const controls = queryAll(candidates, scopeOf(field)).filter(
    (control) =>
      isUsable(control) && !others.some((other) => control.contains(other)) && isOutermost(control),
  )
  return controls
    .map((control) => ({
      control,
      score: scoreOf(control, { field, form, first: first ?? undefined, sight }),
    }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ control }) => control)
}

/** Elements that look like buttons are often nested: a link in a list item, an icon in a button. */
function isOutermost(control: Element): boolean {
  const real = 'button, a, input, [role="button"]'
  if (!control.matches(real) && control.querySelector(real)) return false
  return !control.parentElement?.closest(real)
}

interface Beside {
  field: Element
  form: Element | null
  /** The first control that submits the form. */
  first: Element | undefined
  sight: Sight
}

function scoreOf(control: Element, { field, form, first, sight }: Beside): number {
  const caption = captionOf(control)
  const names = ['id', 'class', 'name'].map((name) => control.getAttribute(name) ?? '').join(' ')
  if (caption.length > longest || doesSomethingElse(caption) || (caption === '' && doesSomethingElse(names)))
    return 0
  if (control instanceof HTMLAnchorElement && leadsAway(control)) return 0
  const isSubmit = control.matches(submits) && form?.contains(control) === true
  const distance = sight.distance(field, control)
  const saysSo = saysSubmit(caption)
  if (!form && distance > (saysSo ? farther : nearby)) return 0
  const isAfter = (field.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  const isReal = control.matches('button, input, [role="button"], a')
  return (
    10 +
    (isSubmit ? 50 : 0) +
    (control === first ? 15 : 0) +
    (saysSo ? 40 : 0) +
    (looksPrimary(names) ? 15 : 0) +
    (isAfter ? 20 : 0) +
    (isReal ? 5 : 0) -
    (leadsElsewhere(caption) || (caption === '' && leadsElsewhere(names)) ? 60 : 0) -
    (control.closest('header, nav, footer') && !field.closest('header, nav, footer') ? 40 : 0) -
    Math.min(40, distance / 20)
  )
}

/** Whether a link leads to another page. A link that submits has no address, and a script does the rest. */
function leadsAway(link: HTMLAnchorElement): boolean {
  const href = link.getAttribute('href')
  return href !== null && !/^(#|javascript:|$)/i.test(href.trim())
}

/** The caption of a control: its text or, for an icon, the icon's name. */
function captionOf(control: Element): string {
  const value = control instanceof HTMLInputElement ? (control.type === 'image' ? '' : control.value) : ''
  const spoken = ['aria-label', 'title', 'alt'].map((name) => control.getAttribute(name) ?? '')
  const text = squeeze(`${control.textContent ?? ''} ${value}`) || squeeze(spoken.join(' '))
  if (text) return text
  const drawn = control.querySelector('img, svg')
  return squeeze(drawn ? `${ownWords(drawn)} ${addressWords(drawn)}` : addressWords(control))
}

function describe(control: Element): SubmitControl {
  const isDisabled =
    (control as HTMLButtonElement).disabled === true || control.getAttribute('aria-disabled') === 'true'
  const path = pathOf(control)
  return { path, name: captionOf(control).slice(0, longest) || path, isEnabled: !isDisabled }
}
