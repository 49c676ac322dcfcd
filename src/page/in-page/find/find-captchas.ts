import { defined } from '../../../shared/defined.ts'
import { isWithin, precedes } from '../dom.ts'
import { fingerprintOf, type ImageKind, type ImageState, kindOf, stateOf } from '../image.ts'
import { pathOf, resolvePath } from '../paths.ts'
import type { Sight } from '../sight.ts'
import { findRefresh, lengthOf, nearest } from './controls.ts'
import { leftCaptchas, mostReported } from './left-captchas.ts'
import { Look } from './look.ts'
import type { ModuleQuery } from './module-query.ts'
import { findByClues, findByName, type Pairing, type Taken } from './pairs.ts'
import { scopeOf } from './scope.ts'
import { findSubmit, namedSubmits } from './submit.ts'

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
    for (const one of found.captchas) {
      const refresh = refreshOf(one.image, module, look)
      captchas.push(describe(one, refresh, module, look))
      if (module.refresh && refresh) takeControl(refresh, taken)
    }
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

function refreshOf(image: Element, module: ModuleQuery, look: Look): Element | undefined {
  if (!module.refresh) return findRefresh(image, look)
  const inScope = (control: Element) => isWithin(scopeOf(image), control)
  return nearest(image, look.all(module.refresh).filter(inScope), look)
}

/** A control of one captcha is never the image of another: it may have its name, and be drawn as an icon. */
function takeControl(control: Element, { images }: Taken): void {
  images.add(control)
  for (const icon of control.querySelectorAll('img, svg')) images.add(icon)
}

function describe(
  { image, field }: Pairing,
  refresh: Element | undefined,
  module: ModuleQuery,
  look: Look,
): FoundCaptcha {
  const submit = submitFor(field.element, image, refresh, module, look.sight)
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

function submitFor(
  field: Element,
  image: Element,
  refresh: Element | undefined,
  module: ModuleQuery,
  sight: Sight,
): Element | undefined {
  if (module.submit === false) return undefined
  return module.submit === undefined
    ? findSubmit(field, image, refresh, sight)
    : namedSubmits(field, module.submit, sight)[0]
}
