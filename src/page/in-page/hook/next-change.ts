import { isSameAnswer } from '../../../shared/same-answer.ts'
import { textAcross } from '../fields.ts'
import { fingerprintOf } from '../image.ts'
import { resolvePath, rootsOf } from '../paths.ts'

/** An answer that was put into a field and stays there. */
export interface KeptAnswer {
  image: string
  /** The field, or the boxes of its row. */
  field: string[]
  fingerprint: string
  value: string
}

export interface ChangeQuery {
  /** Names the watch, for `stopWaiting`. */
  id: string
  /** Milliseconds before which nothing is reported: what a look costs must be little beside it. */
  rest: number
  /** Milliseconds after which the wait ends although nothing changed. */
  atMost: number
  kept: KeptAnswer[]
  /** Whether the person's next key or click is a change. */
  reportsActs: boolean
}

/** `idle`: nothing changed. `acted`: a person or a test pressed a key or clicked. */
export type Change = { kind: 'changed' | 'acted' | 'idle' | 'stopped'; ms: number }

const stopEvent = 'solve-image-captchas:stop-waiting'
/** Milliseconds between two looks at the answers that are kept: neither a value nor a canvas reports its change. */
const keptInterval = 250
/** Milliseconds for which a document that is being parsed is let be. */
const parsing = 1_000
/** Candidates whose size is watched, and records of changes that are examined. */
const [mostCandidates, mostRecords] = [200, 100]

const parts = 'img, canvas, svg, object, embed, iframe, input, [style*="url("]'
const attributes = [
  'src',
  'srcset',
  'data',
  'style',
  'class',
  'hidden',
  'open',
  'type',
  'disabled',
  'readonly',
]
const events = ['load', 'toggle', 'reset', 'transitionend', 'animationend', 'resize', 'popstate', 'pageshow']
const acts = ['pointerdown', 'keydown', 'input', 'click']

/** Waits until something changes that may be, show or concern a captcha. Watches nothing of the page before or after. */
export function nextChange({ id, rest, atMost, kept, reportsActs }: ChangeQuery): Promise<Change> {
  const started = performance.now()
  const ended = new AbortController()
  const { signal } = ended
  const observers: { disconnect(): void }[] = []
  const timers: number[] = []
  const after = (milliseconds: number, work: () => void) => {
    timers.push(setTimeout(work, Math.max(0, milliseconds)) as unknown as number)
  }
  return new Promise<Change>((resolve) => {
    const report = (kind: Change['kind']) => resolve({ kind, ms: armed })
    const stopObserving = () => {
      for (const observer of observers.splice(0)) observer.disconnect()
    }
    const onChange = () => {
      stopObserving()
      const least = document.readyState === 'loading' ? Math.max(rest, parsing) : rest
      after(least - (performance.now() - started), () => report('changed'))
    }
    const listen = (types: string[], listener: (event: Event) => void) => {
      for (const type of types) addEventListener(type, listener, { capture: true, passive: true, signal })
    }
    listen(events, onChange)
    listen([stopEvent], (event) => (event as CustomEvent).detail === id && report('stopped'))
    if (reportsActs) listen(acts, (event) => event.isTrusted && report('acted'))
    document.addEventListener('readystatechange', () => after(0, () => report('changed')), { signal })

    const mutations = new MutationObserver((records) => {
      if (records.length > mostRecords || records.some(isRelevant)) onChange()
    })
    observers.push(mutations)
    const roots = rootsOf(document) as Node[]
    const query = { subtree: true, childList: true, attributes: true, attributeFilter: attributes }
    for (const root of roots) mutations.observe(root, query)

    const sizes = new Map<Element, string>()
    const resizes = new ResizeObserver((entries) => {
      for (const { target, contentRect } of entries) {
        const size = `${contentRect.width > 1 && contentRect.height > 1}`
        if (sizes.has(target) && sizes.get(target) !== size) onChange()
        sizes.set(target, size)
      }
    })
    observers.push(resizes)
    const candidates = roots.flatMap((root) => [...(root as ParentNode).querySelectorAll(parts)])
    for (const candidate of candidates.slice(0, mostCandidates)) resizes.observe(candidate)

    const checkKept = () => (kept.every(isAsKept) ? after(keptInterval, checkKept) : onChange())
    if (kept.length > 0) after(keptInterval, checkKept)
    after(atMost, () => report('idle'))
    const armed = performance.now() - started
  }).finally(() => {
    ended.abort()
    for (const observer of observers) observer.disconnect()
    for (const timer of timers) clearTimeout(timer)
  })
}

/** Ends a wait in this document, if there is one. */
export function stopWaiting({ id }: { id: string }): void {
  dispatchEvent(new CustomEvent(stopEvent, { detail: id }))
}

function isRelevant({ type, target, addedNodes, removedNodes }: MutationRecord): boolean {
  return type === 'attributes' ? concerns(target) : [...addedNodes, ...removedNodes].some(concerns)
}

function concerns(node: Node): boolean {
  return (
    node instanceof Element &&
    (node.shadowRoot !== null || node.matches(parts) || node.querySelector(parts) !== null)
  )
}

function isAsKept({ image, field, fingerprint, value }: KeptAnswer): boolean {
  const shown = resolvePath(image)
  const held = textAcross(field.map(resolvePath))
  // Pages may show an answer separated, or in another case.
  const isThere = held !== null && isSameAnswer(held, value)
  return isThere && shown !== null && fingerprintOf(shown) === fingerprint
}

export interface Arrival {
  document: number
  /** When the document was last shown: a browser may keep one, and show it again to somebody who goes back. */
  shown: number
  /** `opened` is from outside, `again` by a reload or through the history, `led` from a page of its own site. */
  how: 'opened' | 'again' | 'led'
}

/** How the document came. */
export function observeArrival(_: object): Arrival {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const isLed = document.referrer !== '' && new URL(document.referrer).origin === location.origin
  const how = navigation?.type === 'navigate' || !navigation ? (isLed ? 'led' : 'opened') : 'again'
  const shows = performance.getEntriesByType('visibility-state').filter(({ name }) => name === 'visible')
  const shown = shows.at(-1)?.startTime ?? 0
  return { document: performance.timeOrigin, shown, how }
}

/** Milliseconds without a key or a click for which somebody counts as pausing. */
const pauseTime = 600

/** Waits until whoever types or clicks makes a pause. Returns whether they did, within so many milliseconds. */
export function awaitPause({ atMost }: { atMost: number }): Promise<boolean> {
  const ended = new AbortController()
  const started = performance.now()
  let last = started
  let isHeld = false
  const types = [...acts, 'keyup', 'pointermove', 'pointerup', 'wheel', 'dragover', 'compositionupdate']
  for (const type of types) {
    const onAct = (event: Event) => {
      if (!event.isTrusted) return
      last = performance.now()
      if (event instanceof PointerEvent) isHeld = event.buttons > 0
    }
    addEventListener(type, onAct, { capture: true, passive: true, signal: ended.signal })
  }
  return new Promise<boolean>((resolve) => {
    const timer = setInterval(() => {
      const now = performance.now()
      const isPause = !isHeld && now - last >= pauseTime
      if (!isPause && now - started < atMost) return
      clearInterval(timer)
      resolve(isPause)
    }, 50)
  }).finally(() => ended.abort())
}
