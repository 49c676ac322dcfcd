import { pathOf } from '../paths.ts'
import { type Aim, aimAt, type PickedPart } from './aim.ts'
import { createOverlay } from './overlay.ts'
import { selectorFor } from './selectors.ts'

export interface PickRequest {
  part: PickedPart
  /** Whether Enter says that there is none. */
  isOptional: boolean
  /** What the banner says; none is shown without it. */
  sentence?: string
  /** Why nothing in this document can be picked, where that is so. */
  refusal?: string
}

/** `stopped`: somebody else answered, or asks anew. */
export type PickOutcome =
  | { kind: 'picked'; selector: string; path: string }
  | { kind: 'none' }
  | { kind: 'cancelled' }
  | { kind: 'stopped' }

/** Ends a pick from another call, which shares no variable with it. */
const stopEvent = 'solve-image-captchas:stop-picking'

/** All that a press of the pointer or of a key leads to, so that nothing of it reaches the page. */
const pointerEvents = [
  'pointerdown',
  'mousedown',
  'touchstart',
  'pointerup',
  'mouseup',
  'touchend',
  'click',
  'dblclick',
  'auxclick',
  'contextmenu',
  'dragstart',
]
const keyEvents = ['keydown', 'keypress', 'keyup']

/** Has a person click one part of a captcha in this document. The page takes no notice of the click. */
export function pick({ part, isOptional, sentence, refusal }: PickRequest): Promise<PickOutcome> {
  stopPicking({})
  const overlay = createOverlay(sentence)
  const listening = new AbortController()
  const { signal } = listening
  let pointer: { x: number; y: number } | undefined
  let pressed: Element | undefined

  return new Promise<PickOutcome>((resolve) => {
    const aim = (): Aim | undefined => {
      const aimed = pointer && aimAt(part, pointer.x, pointer.y)
      return aimed && refusal !== undefined ? { ...aimed, refusal } : aimed
    }
    const show = () => overlay.highlight(aim())

    const onPointer = (event: Event) => {
      if (!swallow(event) || !(event instanceof PointerEvent) || event.button !== 0) return
      pointer = { x: event.clientX, y: event.clientY }
      const aimed = aim()
      const element = aimed?.refusal === undefined ? aimed?.element : undefined
      if (event.type === 'pointerdown') pressed = element
      if (event.type !== 'pointerup' || !element || element !== pressed) return
      const outcome = { kind: 'picked' as const, selector: selectorFor(element), path: pathOf(element) }
      // The click follows the release within the same task, and is to be swallowed too. A disabled button has none.
      setTimeout(() => resolve(outcome))
    }
    const onKey = (event: Event) => {
      const { key } = event as KeyboardEvent
      if ((key !== 'Enter' && key !== 'Escape') || !swallow(event) || event.type !== 'keyup') return
      if (key === 'Escape') resolve({ kind: 'cancelled' })
      else if (isOptional) resolve({ kind: 'none' })
    }
    const listen = (types: string[], listener: (event: Event) => void) => {
      for (const type of types) addEventListener(type, listener, { capture: true, passive: false, signal })
    }
    listen(pointerEvents, onPointer)
    listen(keyEvents, onKey)
    listen(['pointermove', 'pointerover'], (event) => {
      const { clientX: x, clientY: y } = event as PointerEvent
      pointer = { x, y }
      overlay.makeWay(y)
      show()
    })
    listen(['scroll', 'resize'], show)
    document.documentElement.addEventListener('pointerleave', () => overlay.highlight(undefined), { signal })
    addEventListener(stopEvent, () => resolve({ kind: 'stopped' }), { signal })
  }).finally(() => {
    listening.abort()
    overlay.remove()
  })
}

/** Ends the pick that is under way in this document, if there is one. */
export function stopPicking(_: object): void {
  dispatchEvent(new Event(stopEvent))
}

/** Keeps an event from the page, unless the page's own code made it: that is no click of a person. */
function swallow(event: Event): boolean {
  if (!event.isTrusted) return false
  event.preventDefault()
  event.stopImmediatePropagation()
  return true
}
