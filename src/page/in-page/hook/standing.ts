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

/** How things stand around the fields of captchas. Null for a field that is gone. */
export function observeStanding({ inputs }: { inputs: string[] }): (Standing | null)[] {
  const found = inputs.map(resolvePath)
  const own = new Set(found.filter((field) => field !== null))
  return found.map((field) => (field instanceof HTMLInputElement ? standingOf(field, own) : null))
}

function standingOf(field: HTMLInputElement, own: ReadonlySet<Element>): Standing {
  const root = field.getRootNode() as Document | ShadowRoot
  const form = formOf(field)
  const nameOf = (element: Element | null) =>
    ['id', 'name', 'class'].map((name) => element?.getAttribute(name) ?? '').join(' ')
  return {
    value: field.value,
    isFocused: root.activeElement === field,
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
