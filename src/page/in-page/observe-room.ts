import type { RoomSelectors } from '../../waiting-room/selectors.ts'
import { pathOf, queryAll } from './paths.ts'
import { isVisible } from './visibility.ts'
import { squeeze } from './words.ts'

/** What can be seen of a waiting room, or of whatever else the page is, at one moment. */
export interface RoomObservation {
  url: string
  /** Changes when another document is loaded. */
  document: number
  readyState: DocumentReadyState
  /** HTTP status of the document, where the browser tells it. */
  status?: number
  /** Which of the selectors are shown. */
  shown: (keyof RoomSelectors)[]
  usersAhead?: number
  expectedTime?: string
  queueNumber?: string
  progress?: number
  pauseMessage?: string
  /** Path of the button that says that its visitor is still there. */
  confirm?: string
  /** The beginning of what the document says. */
  text: string
}

export function observeRoom({ selectors }: { selectors: RoomSelectors }): RoomObservation {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const entries = Object.entries(selectors) as [keyof RoomSelectors, string | undefined][]
  const elements = new Map(
    entries.map(([name, selector]) => [name, selector ? queryAll(selector).find(isVisible) : undefined]),
  )
  const textOf = (name: keyof RoomSelectors) => squeeze(elements.get(name)?.textContent)
  const usersAhead = toCount(textOf('usersAhead'))
  const progress = toShare(elements.get('progress'))
  const confirm = elements.get('confirm')
  return {
    url: location.href,
    document: performance.timeOrigin,
    readyState: document.readyState,
    ...(navigation?.responseStatus && { status: navigation.responseStatus }),
    shown: entries.map(([name]) => name).filter((name) => elements.get(name)),
    ...(usersAhead !== undefined && { usersAhead }),
    ...(textOf('expectedTime') && { expectedTime: textOf('expectedTime') }),
    ...(textOf('queueNumber') && { queueNumber: textOf('queueNumber') }),
    ...(progress !== undefined && { progress }),
    ...(textOf('paused') && { pauseMessage: textOf('paused') }),
    ...(confirm && !(confirm as HTMLButtonElement).disabled && { confirm: pathOf(confirm) }),
    // Not textContent: what is hidden has not been said.
    text: squeeze(document.body?.innerText).slice(0, 600),
  }
}

/** The first number of a text, whatever a language divides its thousands with. */
function toCount(text: string): number | undefined {
  const digits = /\d+(?:[.,'’\s]\d{3})*/.exec(text)?.[0].replace(/\D/g, '')
  return digits ? Number(digits) : undefined
}

/** How far a bar has come: what it says to assistive technology, else the width of its filled part. */
function toShare(bar: Element | undefined): number | undefined {
  if (!bar) return undefined
  const said = Number.parseFloat(bar.getAttribute('aria-valuenow') ?? '')
  const most = Number.parseFloat(bar.getAttribute('aria-valuemax') ?? '100')
  if (said >= 0 && most > 0) return Math.min(1, said / most)
  const parts = [bar, ...bar.querySelectorAll<HTMLElement>('*')] as HTMLElement[]
  const width = parts.map(({ style }) => style?.width ?? '').find((text) => text.endsWith('%'))
  return width === undefined ? undefined : Math.min(1, Number.parseFloat(width) / 100)
}
