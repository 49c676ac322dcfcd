import { textAcross } from '../fields.ts'
import { resolvePath } from '../paths.ts'
import { formOf, hasOthers } from './fillable.ts'

/** How things stand around the field of a captcha. */
export interface Standing {
  /** What is in the field. */
  value: string
  isFocused: boolean
  /** Whether a person has nothing else to fill in around it. */
  isAlone: boolean
  /** Whether the document is parsed: until then, more may come. */
  isParsed: boolean
  /** The same on every document that looks the same: the names of the field and of its form. */
  look: string
}

/** How things stand around the fields of captchas, given as the paths of their boxes. Null for a field that is gone. */
export function observeStanding({ fields }: { fields: string[][] }): (Standing | null)[] {
  const found = fields.map((boxes) => boxes.map(resolvePath))
  const own = new Set(found.flat().filter((box) => box !== null))
  return found.map((boxes) => standingOf(boxes, own))
}

function standingOf(boxes: (Element | null)[], own: ReadonlySet<Element>): Standing | null {
  const [field] = boxes as [HTMLInputElement | null]
  const value = textAcross(boxes)
  if (!field || value === null) return null
  const root = field.getRootNode() as Document | ShadowRoot
  const form = formOf(field)
  const nameOf = (element: Element | null) =>
    ['id', 'name', 'class'].map((name) => element?.getAttribute(name) ?? '').join(' ')
  return {
    value,
    isFocused: boxes.includes(root.activeElement),
    isAlone: !hasOthers(field, own),
    isParsed: document.readyState !== 'loading',
    look: `${location.origin} ${nameOf(field)} in ${form ? nameOf(form) : 'no form'}`,
  }
}

/** Lets images load that wait until somebody scrolls to them. */
export function loadLazily({ images }: { images: string[] }): void {
  for (const image of images.map(resolvePath)) {
    if (!(image instanceof HTMLImageElement) || image.loading !== 'lazy') continue
    image.addEventListener('load', () => image.setAttribute('loading', 'lazy'), { once: true })
    image.loading = 'eager'
  }
}
