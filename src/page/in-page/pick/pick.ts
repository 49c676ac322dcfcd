import { pathOf } from '../paths.ts'
import { type Aim, aimAt, type PickedPart } from './aim.ts'
import { createOverlay } from './overlay.ts'
import { selectorFor } from './selectors.ts'

export interface PickRequest {
  part: PickedPart
  /** Whether Enter answers that there is no such part. */
  isOptional: boolean
  /** The text of the banner. Without it, no banner is shown. */
  sentence?: string
  /** The reason why nothing in this document can be picked, if so. */
  refusal?: string
}

/** `stopped`: another frame answered, or another pick started. */
export type PickOutcome =
  | { kind: 'picked'; selector: string; path: string }
  | { kind: 'none' }
  | { kind: 'cancelled' }
  | { kind: 'stopped' }

/** Stops a pick from another call, which shares no variables with it. */
const stopEvent = 'solve-image-captchas:stop-picking'

/** All events of a pointer or key press, none of which may reach the page. */
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

/** Lets the user click one part of a captcha in this document. The page does not receive the click. */
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
      // The click event follows in the same task and must be swallowed too. A disabled button fires none.
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

/** Stops the pick in this document, if there is one. */
export function stopPicking(_: object): void {
  dispatchEvent(new Event(stopEvent))
}

/** Keeps an event from the page, unless the page's own code dispatched it, which is not a click of the user. */
function swallow(event: Event): boolean {
  if (!event.isTrusted) return false
  event.preventDefault()
  event.stopImmediatePropagation()
  return true
}
