import { defined } from '../../../shared/defined.ts'
import { isWithin, matches, precedes } from '../dom.ts'
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
import { pathOf, resolvePath } from '../paths.ts'
import { addressWords, ownWords } from '../words.ts'
import { findField, findRefresh, lengthOf, nearest } from './controls.ts'
import { type Field, type ImageSelector, Look } from './look.ts'
import { scopeOf } from './scope.ts'
import { findSubmit, namedSubmits } from './submit.ts'
import { namesCaptcha } from './vocabulary.ts'
import { enough, type Weight, weigh } from './weigh.ts'

/** The part of a module that is used in the page. */
export interface ModuleQuery {
  name: string
  image: ImageSelector
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
  /** Paths of the one-character boxes that the answer is spread over, if it is. */
  boxes?: string[]
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

/** The images that a module passed over are many on some pages: only the first, the likeliest, are worth a line. */
const mostReported = 20

/** Frames of other origins that are asked what they contain. */
const mostClosed = 3

export interface FindQuery {
  modules: ModuleQuery[]
  /** Paths of the frames of other origins that contain nothing but an image. */
  pictureFrames: string[]
}

export interface FindReply {
  captchas: FoundCaptcha[]
  filtered: PassedOver[]
  /** Paths of the frames of other origins that would be captchas if they contained nothing but an image. */
  closedFrames: string[]
}

/** Finds the captchas of this document for each module in turn; an image that one claims is not offered to the next. */
export function findCaptchas({ modules, pictureFrames }: FindQuery): FindReply {
  const look = new Look(modules.filter(({ needsClues }) => !needsClues).map(({ image }) => image))
  for (const path of pictureFrames) {
    const frame = resolvePath(path)
    if (frame) look.pictureFrames.add(frame)
  }
  const closedFrames: string[] = []
  const captchas: FoundCaptcha[] = []
  const filtered = new Map<Element, PassedOver>()
  const taken: Taken = { images: new Set(), fields: new Set() }
  const passOver = (image: Element, module: string, reason: string) => {
    if (!filtered.has(image)) filtered.set(image, { selector: pathOf(image), module, reason })
  }
  // Nobody could answer a captcha on a page without a text field.
  for (const module of modules.filter(({ input }) => input !== undefined || look.fields.length > 0)) {
    const found = module.needsClues ? findByClues(module, look, taken) : findByName(module, look, taken)
    found.captchas.sort((one, other) => (precedes(one.image, other.image) ? -1 : 1))
    captchas.push(...found.captchas.map((one) => describe(one, module, look)))
    for (const { image, reason } of found.passedOver.slice(0, mostReported))
      passOver(image, module.name, reason)
    closedFrames.push(...found.closedFrames.map(pathOf))
  }
  for (const { image, module, reason } of leftCaptchas(modules, look, taken)) passOver(image, module, reason)
  return {
    captchas,
    filtered: [...filtered].filter(([image]) => !taken.images.has(image)).map(([, passedOver]) => passedOver),
    closedFrames: closedFrames.slice(0, mostClosed),
  }
}

/** What earlier modules have claimed. */
interface Taken {
  images: Set<Element>
  fields: Set<Element>
}

interface Pairing {
  image: Element
  field: Field
}

interface Sorted {
  captchas: Pairing[]
  passedOver: { image: Element; reason: string }[]
  /** Frames that nobody can look into from here. */
  closedFrames: Element[]
}

/** Finds the images that a module names by its selector. */
function findByName(module: ModuleQuery, look: Look, taken: Taken): Sorted {
  const sorted: Sorted = { captchas: [], passedOver: [], closedFrames: [] }
  for (const image of look.imagesFor(module.image)) {
    if (taken.images.has(image) || !isImage(image, look)) continue
    const field = module.input
      ? fieldFor(image, module.input, look, taken.fields)
      : findField(image, look, taken.fields)
    const reason =
      sizeProblem(image, module) ??
      hiddenBecause(image, look) ??
      (field ? coverOf(image, look) : noField(image, module, look))
    if (reason || !field) sorted.passedOver.push({ image, reason: reason ?? '' })
    else claim({ image, field }, sorted, taken)
  }
  return sorted
}

/**
 * Finds the images that clues show to be captchas, the likeliest first: it gets the field that two images could belong to.
 * Each step costs more than the one before, and is done for fewer images.
 */
function findByClues(module: ModuleQuery, look: Look, taken: Taken): Sorted {
  const sorted: Sorted = { captchas: [], passedOver: [], closedFrames: [] }
  const likely = look
    .imagesFor(module.image)
    .filter((image) => !taken.images.has(image) && couldBeText(image, look))
    .filter((image) => sizeProblem(image, module) === undefined)
    .flatMap((image) => {
      const field = findField(image, look, taken.fields)
      if (!field || !(isClosed(image) || isImage(image, look))) return []
      return { image, field, ...weighPair({ image, field }, look) }
    })
    .sort((one, other) => other.weight - one.weight)
  for (const one of likely) {
    const { image } = one
    // Only a likelier image can have taken its field.
    const pair = taken.fields.has(one.field.element) ? pairAgain(image, look, taken.fields) : one
    if (!pair) continue
    const reason =
      pair.weight < enough ? tooLittle(pair) : (hiddenBecause(image, look) ?? coverOf(image, look))
    if (!reason && !isImage(image, look)) sorted.closedFrames.push(image)
    else if (!reason) claim(pair, sorted, taken)
    else if (look.sight.hiddenBecause(image) === undefined) sorted.passedOver.push({ image, reason })
  }
  return sorted
}

function pairAgain(image: Element, look: Look, fields: ReadonlySet<Element>): (Pairing & Weight) | undefined {
  const field = findField(image, look, fields)
  return field && { image, field, ...weighPair({ image, field }, look) }
}

function weighPair({ image, field }: Pairing, look: Look): Weight {
  return weigh({ image, field, look }, () => findRefresh(image, look))
}

function claim({ image, field }: Pairing, sorted: Sorted, taken: Taken): void {
  taken.images.add(image)
  taken.fields.add(field.element)
  sorted.captchas.push({ image, field })
}

/** Images that are called captchas and were taken for none, each with what kept it from being one. */
function leftCaptchas(
  modules: ModuleQuery[],
  look: Look,
  taken: Taken,
): { image: Element; module: string; reason: string }[] {
  const searched = modules.find(({ needsClues }) => needsClues)
  return look
    .imagesFor(anyImage)
    .filter((image) => !taken.images.has(image) && isCalledCaptcha(image) && isImage(image, look))
    .slice(0, mostReported)
    .map((image) => {
      const module =
        searched?.name ??
        modules.find(({ image: { typed, open } }) =>
          [typed, open].some((part) => part && matches(image, part)),
        )?.name
      const reason =
        module === undefined
          ? 'no selector of the modules that searched matches it'
          : (hiddenBecause(image, look) ?? sizeForText(image, look) ?? whyNot(image, look, taken.fields))
      return { image, module: module ?? modules[0]?.name ?? '', reason }
    })
}

const anyImage = {
  typed: 'img, canvas, svg, object, embed, iframe, input',
  open: '[class*="captcha" i]:empty, [id*="captcha" i]:empty, [role="img"][aria-label*="captcha" i]',
}

function isCalledCaptcha(image: Element): boolean {
  return namesCaptcha(`${ownWords(image)} ${addressWords(image)}`) !== undefined
}

function whyNot(image: Element, look: Look, fields: ReadonlySet<Element>): string {
  const field = findField(image, look, fields)
  if (!field) return noField(image, {}, look)
  return coverOf(image, look) ?? tooLittle(weighPair({ image, field }, look))
}

function tooLittle({ weight, reasons }: Weight): string {
  return `the clues add up to ${weight} of ${enough}: ${reasons.join('; ') || 'none'}`
}

function hiddenBecause(image: Element, look: Look): string | undefined {
  const hidden = look.sight.hiddenBecause(image)
  return hidden && `it is not visible: ${hidden}`
}

function coverOf(image: Element, look: Look): string | undefined {
  const cover = look.sight.coveredBy(image)
  return cover && `it is not visible: ${pathOf(cover)} covers it`
}

/** Names the field that was expected, or the nearest that cannot be typed into. */
function noField(image: Element, { input }: Pick<ModuleQuery, 'input'>, look: Look): string {
  const [closed] = look.unusable
    .filter(({ element }) => !input || matches(element, input))
    .map((one) => ({ ...one, distance: look.distance(image, one.element) }))
    .sort((one, other) => one.distance - other.distance)
  const near = `no ${input ? `visible field "${input}"` : 'text field'} is near it`
  return closed ? `${near}; ${pathOf(closed.element)} takes no text: ${closed.reason}` : near
}

function describe({ image, field }: Pairing, module: ModuleQuery, look: Look): FoundCaptcha {
  const inScope = (control: Element) => isWithin(scopeOf(image), control)
  const refresh = module.refresh
    ? nearest(image, look.all(module.refresh).filter(inScope), look)
    : findRefresh(image, look)
  const submit = submitFor(field.element, image, refresh, module)
  const form = field.element.closest('form')
  const { width, height } = look.sight.boxOf(image)
  return defined({
    module: module.name,
    image: pathOf(image),
    input: pathOf(field.element),
    boxes: field.boxes.length > 1 ? field.boxes.map(pathOf) : undefined,
    submit: submit && pathOf(submit),
    refresh: refresh && pathOf(refresh),
    form: form ? pathOf(form) : undefined,
    imageKind: kindOf(image),
    state: stateOf(image),
    fingerprint: fingerprintOf(image),
    maxLength: lengthOf(field) > 0 ? lengthOf(field) : undefined,
    width: Math.round(width),
    height: Math.round(height),
  })
}

/** Whether an element is a frame of another origin: only the frame itself knows what it contains. */
function isClosed(element: Element): boolean {
  return element instanceof HTMLIFrameElement && element.contentDocument === null
}

function isImage(element: Element, look: Look): boolean {
  if (element instanceof SVGElement)
    return element.localName === 'svg' && !element.parentElement?.closest('svg')
  if (element instanceof HTMLIFrameElement)
    return look.pictureFrames.has(element) || imageInFrame(element) !== undefined
  // Most of them are buttons.
  if (element instanceof HTMLInputElement) return element.type === 'image' && isCalledCaptcha(element)
  return kindOf(element) !== 'background' || sourceOf(element) !== ''
}

/** Whether an image has a size at which a line of text is readable: neither an icon nor a hero image. */
function couldBeText(image: Element, look: Look): boolean {
  const { width, height } = look.sight.boxOf(image)
  return width >= 40 && width <= 600 && height >= 14 && height <= 250
}

function sizeForText(image: Element, look: Look): string | undefined {
  const { width, height } = look.sight.boxOf(image)
  return couldBeText(image, look)
    ? undefined
    : `it is ${Math.round(width)}x${Math.round(height)} pixels, no size for a line of text`
}

function sizeProblem(image: Element, { size, name }: ModuleQuery): string | undefined {
  const natural = size && naturalSizeOf(image)
  if (!natural || (natural.width === size.width && natural.height === size.height)) return undefined
  return `it is ${natural.width}x${natural.height} pixels; images of ${name} are ${size.width}x${size.height}`
}

function fieldFor(
  image: Element,
  selector: string,
  look: Look,
  taken: ReadonlySet<Element>,
): Field | undefined {
  const within = (scope: ParentNode) =>
    look.fieldsFor(selector, scope).filter(({ element }) => !taken.has(element))
  const inScope = within(scopeOf(image))
  const near = nearest(
    image,
    inScope.map(({ element }) => element),
    look,
  )
  if (near) return inScope.find(({ element }) => element === near)
  // A field that a module names may be anywhere, as long as there is only one.
  const anywhere = within(document)
  return anywhere.length === 1 ? anywhere[0] : undefined
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
