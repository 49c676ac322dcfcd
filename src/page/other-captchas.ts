import type { OtherCaptcha } from '../result.ts'
import { abortable } from '../shared/abort.ts'
import { defined } from '../shared/defined.ts'
import { callInPage } from './call-in-page.ts'
import type { OthersHere } from './in-page/find/find-others.ts'
import { type OtherKind, otherKinds } from './other-kinds.ts'
import { type FramePort, framesOf, type Target } from './port.ts'

/** The captchas of other kinds on a page, and what tells whether the page has come to rest. */
export interface Others {
  others: OtherCaptcha[]
  isLoaded: boolean
  /** Stays the same while no script draws anything. */
  size: string
}

/** Milliseconds a frame may take to answer. A vendor's own frame need not. */
const frameTimeout = 1_000

const kinds = otherKinds.map(({ kind, selector, address, beside, without }) =>
  defined({ kind, selector, address, beside, without }),
)

/** Finds the captchas of a target that show no text to type: each kind once, where it was seen first. */
export async function findOtherCaptchas(target: Target, signal: AbortSignal): Promise<Others> {
  const frames = framesOf(target)
  const looks = await Promise.all(frames.map((frame) => lookInFrame(frame, signal)))
  const others = new Map<string, OtherCaptcha>()
  for (const [index, frame] of frames.entries()) {
    for (const { kind, selector } of looks[index]?.others ?? []) {
      const known = otherKinds.find((one) => one.kind === kind)
      if (known && !others.has(kind)) others.set(kind, describe(known, selector, frame.url()))
    }
  }
  // The element of a frame in a closed shadow root cannot be seen, but the frame has an address.
  for (const frame of frames.slice(1)) {
    const known = otherKinds.find(({ address }) => address !== undefined && frame.url().includes(address))
    if (known && !others.has(known.kind)) others.set(known.kind, describe(known, 'html', frame.url()))
  }
  const [own] = looks
  return {
    others: [...others.values()],
    isLoaded: own?.isLoaded === true && looks.every((look) => look?.isLoaded !== false),
    size: looks.map((look) => look?.size).join(),
  }
}

function describe({ kind, testing, docs }: OtherKind, selector: string, url: string): OtherCaptcha {
  return { kind, selector, url, testing, docs }
}

/** Frames come and go while a page loads, and a vendor's frame may never answer: undefined then. */
async function lookInFrame(frame: FramePort, signal: AbortSignal): Promise<OthersHere | undefined> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(frameTimeout)])
  return abortable(callInPage(frame, 'findOthers', { kinds }), limit).catch(() => {
    signal.throwIfAborted()
    return undefined
  })
}
