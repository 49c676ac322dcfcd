import { defined } from '../../shared/defined.ts'
import type { RoomSelectors } from '../../waiting-room/selectors.ts'
import { pathOf, queryAll } from './paths.ts'
import { isVisible } from './visibility.ts'
import { squeeze } from './words.ts'

/** What a waiting room, or any other page, shows at one moment. */
export interface RoomObservation {
  url: string
  /** Changes when another document is loaded. */
  document: number
  readyState: DocumentReadyState
  /** HTTP status of the document, if the browser exposes it. */
  status?: number
  /** Names of the selectors that match something visible. */
  shown: (keyof RoomSelectors)[]
  usersAhead?: number
  expectedTime?: string
  queueNumber?: string
  progress?: number
  pauseMessage?: string
  /** Path of the button with which visitors confirm that they are still there. */
  confirm?: string
  /** The beginning of the document's visible text. */
  text: string
}

export function observeRoom({ selectors }: { selectors: RoomSelectors }): RoomObservation {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const entries = Object.entries(selectors) as [keyof RoomSelectors, string | undefined][]
  const elements = new Map(
    entries.map(([name, selector]) => [name, selector ? queryAll(selector).find(isVisible) : undefined]),
  )
  const textOf = (name: keyof RoomSelectors) => squeeze(elements.get(name)?.textContent)
  const confirm = elements.get('confirm')
  return defined({
    url: location.href,
    document: performance.timeOrigin,
    readyState: document.readyState,
    status: navigation?.responseStatus || undefined,
    shown: entries.map(([name]) => name).filter((name) => elements.get(name)),
    usersAhead: toCount(textOf('usersAhead')),
    expectedTime: textOf('expectedTime') || undefined,
    queueNumber: textOf('queueNumber') || undefined,
    progress: toShare(elements.get('progress')),
    pauseMessage: textOf('paused') || undefined,
    confirm: confirm && !(confirm as HTMLButtonElement).disabled ? pathOf(confirm) : undefined,
    // Not textContent, which includes hidden text.
    text: squeeze(document.body?.innerText).slice(0, 600),
  })
}

/** The first number of a text, with any language's thousands separators. */
function toCount(text: string): number | undefined {
  const digits = /\d+(?:[.,'’\s]\d{3})*/.exec(text)?.[0].replace(/\D/g, '')
  return digits ? Number(digits) : undefined
}

/** The progress of a bar from 0 to 1: its ARIA value, else the width of its filled part. */
function toShare(bar: Element | undefined): number | undefined {
  if (!bar) return undefined
  const value = Number.parseFloat(bar.getAttribute('aria-valuenow') ?? '')
  const max = Number.parseFloat(bar.getAttribute('aria-valuemax') ?? '100')
  if (value >= 0 && max > 0) return Math.min(1, value / max)
  const parts = [bar, ...bar.querySelectorAll<HTMLElement>('*')] as HTMLElement[]
  const width = parts.map(({ style }) => style?.width ?? '').find((text) => text.endsWith('%'))
  return width === undefined ? undefined : Math.min(1, Number.parseFloat(width) / 100)
}
