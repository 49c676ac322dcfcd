import {
  fingerprintOf,
  type ImageKind,
  type ImageState,
  kindOf,
  naturalSizeOf,
  sourceOf,
  stateOf,
} from '../image.ts'
import { pathOf, queryAll } from '../paths.ts'
import { isVisible } from '../visibility.ts'
import { findField, findRefresh, findSubmit, isUsable, nearest, scopeOf } from './controls.ts'
import { enough, weigh } from './weigh.ts'

/** What a module knows of a page, as far as the page's own code can use it. */
export interface ModuleQuery {
  name: string
  image: string
  input?: string
  /** `false` where the widget checks the answer by itself. */
  submit?: string | false
  refresh?: string
  /** Size of the library's images in pixels. */
  size?: { width: number; height: number }
  /** Whether clues have to show that an image is a captcha, as the selector alone doesn't. */
  needsClues?: boolean
}

export interface FoundCaptcha {
  module: string
  image: string
  input: string
  submit?: string
  refresh?: string
  /** Of the form that holds it: captchas of one form are answered together. */
  form?: string
  imageKind: ImageKind
  state: ImageState
  fingerprint: string
  /** How many characters the field takes, where it says so. */
  maxLength?: number
  width: number
  height: number
}

export interface PassedOver {
  selector: string
  module: string
  reason: string
}

/** Finds the captchas of this document for each module in turn; an image that one has taken is not offered to the next. */
export function findCaptchas({ modules }: { modules: ModuleQuery[] }): {
  captchas: FoundCaptcha[]
  filtered: PassedOver[]
} {
  const captchas: FoundCaptcha[] = []
  const filtered: PassedOver[] = []
  const taken = new Set<Element>()
  const fields = new Set<Element>()
  for (const module of modules) {
    const found: { captcha: FoundCaptcha; place: number }[] = []
    const images = queryAll(module.image).filter((image) => !taken.has(image) && isImage(image))
    for (const image of module.needsClues ? mostLikelyFirst(images, fields) : images) {
      const outcome = recognise(image, module, fields)
      if (outcome === undefined) continue
      if ('reason' in outcome) {
        filtered.push({ selector: pathOf(image), module: module.name, reason: outcome.reason })
        continue
      }
      taken.add(image)
      fields.add(outcome.field)
      found.push({ captcha: outcome.captcha, place: images.indexOf(image) })
    }
    captchas.push(...found.sort((one, other) => one.place - other.place).map(({ captcha }) => captcha))
  }
  const claimed = new Set(captchas.map(({ image }) => image))
  return { captchas, filtered: filtered.filter(({ selector }) => !claimed.has(selector)) }
}

/** The captcha an image is, or why it is none; nothing where it is not worth a word. */
function recognise(
  image: Element,
  module: ModuleQuery,
  taken: ReadonlySet<Element>,
): { captcha: FoundCaptcha; field: Element } | { reason: string } | undefined {
  const named = !module.needsClues
  if (!isVisible(image)) return named ? { reason: 'it is not visible' } : undefined
  const wrongSize = sizeProblem(image, module)
  if (wrongSize) return named ? { reason: wrongSize } : undefined

  const field = module.input ? fieldFor(image, module.input, taken) : findField(image, taken)
  if (!field) {
    if (module.needsClues) return undefined
    return {
      reason: `no ${module.input ? `visible field "${module.input}"` : 'text field'} is in reach of it`,
    }
  }
  const refresh = module.refresh
    ? nearest(image, queryAll(module.refresh, scopeOf(image)))
    : findRefresh(image)
  if (module.needsClues) {
    const { weight, reasons } = weigh({ image, field, refresh })
    if (weight < enough)
      return { reason: `the clues come to ${weight} of ${enough}: ${reasons.join('; ') || 'none'}` }
  }
  const submit = submitFor(field, module)
  const form = field.closest('form')
  const { width, height } = image.getBoundingClientRect()
  const captcha: FoundCaptcha = {
    module: module.name,
    image: pathOf(image),
    input: pathOf(field),
    ...(submit && { submit: pathOf(submit) }),
    ...(refresh && { refresh: pathOf(refresh) }),
    ...(form && { form: pathOf(form) }),
    imageKind: kindOf(image),
    state: stateOf(image),
    fingerprint: fingerprintOf(image),
    ...(field.maxLength > 0 && { maxLength: field.maxLength }),
    width: Math.round(width),
    height: Math.round(height),
  }
  return { captcha, field }
}

/** Images that may hold text, so that where two could belong to one field it goes to the more likely one. */
function mostLikelyFirst(images: Element[], taken: ReadonlySet<Element>): Element[] {
  return images
    .filter((image) => isVisible(image) && couldBeText(image))
    .map((image) => {
      const field = findField(image, taken)
      return { image, weight: field ? weigh({ image, field, refresh: findRefresh(image) }).weight : 0 }
    })
    .sort((one, other) => other.weight - one.weight)
    .map(({ image }) => image)
}

function isImage(element: Element): boolean {
  if (element instanceof SVGElement)
    return element.localName === 'svg' && !element.parentElement?.closest('svg')
  return kindOf(element) !== 'background' || sourceOf(element) !== ''
}

/** Whether an image has a size in which a line of text can be read: not an icon, not a hero image. */
function couldBeText(image: Element): boolean {
  const { width, height } = image.getBoundingClientRect()
  return width >= 40 && width <= 600 && height >= 14 && height <= 250
}

function sizeProblem(image: Element, { size, name }: ModuleQuery): string | undefined {
  const natural = size && naturalSizeOf(image)
  if (!natural || (natural.width === size.width && natural.height === size.height)) return undefined
  return `it is ${natural.width}x${natural.height}, and ${name} makes ${size.width}x${size.height}`
}

function fieldFor(
  image: Element,
  selector: string,
  taken: ReadonlySet<Element>,
): HTMLInputElement | undefined {
  const within = (root: ParentNode) =>
    queryAll<HTMLInputElement>(selector, root).filter((field) => isUsable(field) && !taken.has(field))
  const near = nearest(image, within(scopeOf(image)))
  // A field that a module names belongs to it wherever it stands, as long as there is only one.
  const anywhere = near ? [] : within(document)
  return near ?? (anywhere.length === 1 ? anywhere[0] : undefined)
}

function submitFor(field: Element, module: ModuleQuery): Element | undefined {
  if (module.submit === false) return undefined
  if (module.submit === undefined) return findSubmit(field)
  return queryAll(module.submit, scopeOf(field)).find(isVisible) ?? queryAll(module.submit).find(isVisible)
}
