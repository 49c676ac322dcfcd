import type { Module } from '../modules/index.ts'
import type { Captcha, FilteredCaptcha } from '../result.ts'
import { abortable } from '../shared/abort.ts'
import { addressPattern } from '../shared/address-pattern.ts'
import { defined } from '../shared/defined.ts'
import { firstLine } from '../shared/format.ts'
import { callInPage, withElement } from './call-in-page.ts'
import { splitImageSelector } from './image-selector.ts'
import type { FindReply, FoundCaptcha } from './in-page/find/find-captchas.ts'
import type { ModuleQuery } from './in-page/find/module-query.ts'
import { type FramePort, framesOf, type Target } from './port.ts'
import { unreported } from './unreported.ts'

/** Where a captcha is now. Stale after the next change of the page: locate it again for each step. */
export interface LocatedCaptcha extends FoundCaptcha {
  captcha: Captcha
  frame: FramePort
  spec: Module
  /** `Date.now()` when it was there. */
  seenAt: number
}

export interface Found {
  located: LocatedCaptcha[]
  filtered: FilteredCaptcha[]
  /** For each frame that could not be searched: its address and the reason. */
  unreachable: string[]
}

/** Milliseconds a frame may take to answer. A frame whose document never arrives would hold up all the others. */
const frameTimeout = 2_000

/** Finds captchas in every frame of a target, with one call per frame for all modules. */
export async function findCaptchas(
  target: Target,
  modules: readonly Module[],
  signal: AbortSignal,
): Promise<Found> {
  const frames = await Promise.all(framesOf(target).map((frame) => findInFrame(frame, modules, signal)))
  const located = frames.flatMap((frame) => frame.located)
  return {
    located: located.map((one, index) => ({
      ...one,
      captcha: { ...one.captcha, id: `${one.module}-${index + 1}` },
    })),
    filtered: frames.flatMap((frame) => frame.filtered),
    unreachable: frames.flatMap((frame) => frame.unreachable),
  }
}

/** The same captcha on the page as it is now; undefined if it is gone. */
export async function locateAgain(
  known: LocatedCaptcha,
  signal: AbortSignal,
): Promise<LocatedCaptcha | undefined> {
  const { located } = await findInFrame(known.frame, [known.spec], signal)
  const again =
    located.find(({ input }) => input === known.input) ??
    located.find(({ image }) => image === known.image) ??
    (located.length === 1 ? located[0] : undefined)
  return again && { ...again, captcha: { ...again.captcha, id: known.captcha.id } }
}

async function findInFrame(
  frame: FramePort,
  modules: readonly Module[],
  signal: AbortSignal,
): Promise<Found> {
  const url = frame.url()
  const nothing = { located: [], filtered: [], unreachable: [] }
  const limit = AbortSignal.any([signal, AbortSignal.timeout(frameTimeout)])
  try {
    const asking = unreported(frame, 'frame.frameElement', () => modulesFor(frame, modules))
    const fitting = await abortable(asking, limit)
    if (fitting.length === 0) return nothing
    const { captchas, filtered } = await abortable(findInDocument(frame, fitting.map(toQuery)), limit)
    return {
      ...nothing,
      located: captchas.map((found) => ({
        ...found,
        frame,
        captcha: describeCaptcha(found, url),
        seenAt: Date.now(),
        spec: fitting.find(({ name }) => name === found.module) as Module,
      })),
      filtered: filtered.map((passedOver) => ({ ...passedOver, url })),
    }
  } catch (error) {
    signal.throwIfAborted()
    // Frames come and go while a page loads. The error for a page without a captcha lists those that did not answer.
    return {
      ...nothing,
      unreachable: [`${url || '(no address yet)'}: ${firstLine(error)}`],
    }
  }
}

/** Finds captchas in a document. Frames of other origins are asked whether they are the image, where all else fits. */
async function findInDocument(frame: FramePort, modules: ModuleQuery[]): Promise<FindReply> {
  const reply = await callInPage(frame, 'findCaptchas', { modules, pictureFrames: [] })
  const pictures = await Promise.all(reply.closedFrames.map((path) => isPicture(frame, path)))
  const pictureFrames = reply.closedFrames.filter((_, index) => pictures[index])
  return pictureFrames.length > 0 ? callInPage(frame, 'findCaptchas', { modules, pictureFrames }) : reply
}

/** Whether a frame contains nothing but an image. One that is still loading is asked again with the next look. */
function isPicture(frame: FramePort, path: string): Promise<boolean> {
  return withElement(frame, path, async (element) => {
    const inside = await element?.contentFrame()
    return inside ? callInPage(inside, 'showsOnlyImage', null) : false
  }).catch(() => false)
}

async function modulesFor(frame: FramePort, modules: readonly Module[]): Promise<Module[]> {
  const here = modules.filter(({ matches }) => matches === undefined || matchesAddress(matches, frame.url()))
  const owned = here.filter(({ frame: owner }) => owner !== undefined)
  if (owned.length === 0) return here
  // For a main frame one driver returns null and the other throws.
  const owner = frame.parentFrame() ? await frame.frameElement() : null
  if (owner === null) return here.filter((module) => !owned.includes(module))
  const fits = await Promise.all(
    owned.map(({ frame: selector }) =>
      owner.evaluate((element: Element, argument: string) => element.matches(argument), selector),
    ),
  )
  await owner.dispose()
  return here.filter((module) => !owned.includes(module) || fits[owned.indexOf(module)])
}

function matchesAddress(patterns: NonNullable<Module['matches']>, url: string): boolean {
  return [patterns].flat().some((pattern) => url.search(addressPattern(pattern)) !== -1)
}

function toQuery({ name, image, input, submit, refresh, size, needsClues }: Module): ModuleQuery {
  return defined({ name, image: splitImageSelector(image), input, submit, refresh, size, needsClues })
}

/** The paths of what the answer is typed into: a field, or one-character boxes. */
export function fieldOf({ boxes, input }: LocatedCaptcha): string[] {
  return boxes ?? [input]
}

/** What tells the document of a captcha from others of its frame. */
export function documentOf({ fingerprint }: LocatedCaptcha): string {
  return fingerprint.split(':')[0] ?? ''
}

function describeCaptcha(found: FoundCaptcha, url: string): Captcha {
  const { module, image, input, submit, refresh, imageKind, width, height } = found
  return {
    id: module,
    module,
    url,
    selectors: defined({ image, input, submit, refresh }),
    imageKind,
    width,
    height,
  }
}
