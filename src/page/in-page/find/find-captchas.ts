import { defined } from '../../../shared/defined.ts'
import {
  fingerprintOf,
  type ImageKind,
  type ImageState,
  imageInFrame,
  kindOf,
  naturalSizeOf,
  sourceOf,
  stateOf,
} from '../image.ts'
import { pathOf, queryAll } from '../paths.ts'
import { isShown } from '../visibility.ts'
import { findField, findRefresh, isUsable, nearest } from './controls.ts'
import { scopeOf } from './scope.ts'
import { findSubmit, namedSubmits } from './submit.ts'
import { enough, weigh } from './weigh.ts'

/** The part of a module that is used in the page. */
export interface ModuleQuery {
  name: string
  image: string
  input?: string
  /** `false` if the widget checks the answer by itself. */
  submit?: string | false
  refresh?: string
  /** Size of the library's images in pixels. */
  size?: { width: number; height: number }
  /** Whether clues must show that an image is a captcha, because the selector alone doesn't. */
  needsClues?: boolean
}

export interface FoundCaptcha {
  module: string
  image: string
  input: string
  submit?: string
  refresh?: string
  /** Path of the form that contains it: captchas of one form are answered together. */
  form?: string
  imageKind: ImageKind
  state: ImageState
  fingerprint: string
  /** How many characters the field takes, if it says so. */
  maxLength?: number
  width: number
  height: number
}

export interface PassedOver {
  selector: string
  module: string
  reason: string
}

/** Finds the captchas of this document for each module in turn; an image that one claims is not offered to the next. */
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

/** Returns the captcha of an image, or why it is not one, or undefined if that is not worth reporting. */
function recognise(
  image: Element,
  module: ModuleQuery,
  taken: ReadonlySet<Element>,
): { captcha: FoundCaptcha; field: Element } | { reason: string } | undefined {
  const named = !module.needsClues
  if (!isShown(image)) return named ? { reason: 'it is not visible' } : undefined
  const wrongSize = sizeProblem(image, module)
  if (wrongSize) return named ? { reason: wrongSize } : undefined

  const field = module.input ? fieldFor(image, module.input, taken) : findField(image, taken)
  if (!field) {
    if (module.needsClues) return undefined
    return {
      reason: `no ${module.input ? `visible field "${module.input}"` : 'text field'} is near it`,
    }
  }
  const refresh = module.refresh
    ? nearest(image, queryAll(module.refresh, scopeOf(image)))
    : findRefresh(image)
  if (module.needsClues) {
    const { weight, reasons } = weigh({ image, field, refresh })
    if (weight < enough)
      return { reason: `the clues add up to ${weight} of ${enough}: ${reasons.join('; ') || 'none'}` }
  }
  const submit = submitFor(field, image, refresh, module)
  const form = field.closest('form')
  const { width, height } = image.getBoundingClientRect()
  const captcha: FoundCaptcha = defined({
    module: module.name,
    image: pathOf(image),
    input: pathOf(field),
    submit: submit && pathOf(submit),
    refresh: refresh && pathOf(refresh),
    form: form ? pathOf(form) : undefined,
    imageKind: kindOf(image),
    state: stateOf(image),
    fingerprint: fingerprintOf(image),
    maxLength: field.maxLength > 0 ? field.maxLength : undefined,
    width: Math.round(width),
    height: Math.round(height),
  })
  return { captcha, field }
}

/** Images that may contain text, the likeliest first: it gets the field that two images could belong to. */
function mostLikelyFirst(images: Element[], taken: ReadonlySet<Element>): Element[] {
  return images
    .filter((image) => isShown(image) && couldBeText(image))
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
  if (element instanceof HTMLIFrameElement) return imageInFrame(element) !== undefined
  return kindOf(element) !== 'background' || sourceOf(element) !== ''
}

/** Whether an image has a size at which a line of text is readable: neither an icon nor a hero image. */
function couldBeText(image: Element): boolean {
  const { width, height } = image.getBoundingClientRect()
  return width >= 40 && width <= 600 && height >= 14 && height <= 250
}

function sizeProblem(image: Element, { size, name }: ModuleQuery): string | undefined {
  const natural = size && naturalSizeOf(image)
  if (!natural || (natural.width === size.width && natural.height === size.height)) return undefined
  return `it is ${natural.width}x${natural.height} pixels; images of ${name} are ${size.width}x${size.height}`
}

function fieldFor(
  image: Element,
  selector: string,
  taken: ReadonlySet<Element>,
): HTMLInputElement | undefined {
  const within = (root: ParentNode) =>
    queryAll<HTMLInputElement>(selector, root).filter((field) => isUsable(field) && !taken.has(field))
  const near = nearest(image, within(scopeOf(image)))
  // A field that a module names may be anywhere, as long as there is only one.
  const anywhere = near ? [] : within(document)
  return near ?? (anywhere.length === 1 ? anywhere[0] : undefined)
}

function submitFor(
  field: Element,
  image: Element,
  refresh: Element | undefined,
  module: ModuleQuery,
): Element | undefined {
  if (module.submit === false) return undefined
  return module.submit === undefined
    ? findSubmit(field, image, refresh)
    : namedSubmits(field, module.submit)[0]
}
