import { fingerprintOf, type ImageState, stateOf } from './image.ts'
import { queryAll, resolvePath } from './paths.ts'
import { isVisible } from './visibility.ts'
import { squeeze } from './words.ts'

/** What a page shows when it has taken or refused an answer. Patterns are regular expressions as text. */
export type SignalQuery =
  | { kind: 'selector'; selector: string }
  | { kind: 'filled'; selector: string }
  | { kind: 'url'; source: string; flags: string }
  | { kind: 'text'; source: string; flags: string }

export interface ObserveArgument {
  image: string
  input: string
  accepted: SignalQuery[]
  rejected: SignalQuery[]
}

/** What can be seen of a captcha and its page at one moment. */
export interface Observation {
  url: string
  /** Changes when another document is loaded into the frame. */
  document: number
  isLoaded: boolean
  /** HTTP status of the document, where the browser tells it. */
  status?: number
  /** Undefined when the image, or its field, is not shown any more. */
  image?: { fingerprint: string; state: ImageState }
  /** What stands in the field; undefined when it is not shown any more. */
  answer?: string
  /** Sentences for the signals that are seen. */
  accepted: string[]
  rejected: string[]
}

export function observe({ image, input, accepted, rejected }: ObserveArgument): Observation {
  const picture = resolvePath(image)
  const field = resolvePath(input)
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return {
    url: location.href,
    document: performance.timeOrigin,
    isLoaded: document.readyState === 'complete',
    ...(navigation?.responseStatus && { status: navigation.responseStatus }),
    ...(picture &&
      isVisible(picture) && { image: { fingerprint: fingerprintOf(picture), state: stateOf(picture) } }),
    ...(field instanceof HTMLInputElement && isVisible(field) && { answer: field.value }),
    ...seeSignals({ accepted, rejected }),
  }
}

/** Sentences for the signals that are seen in this document. */
export function seeSignals({
  accepted,
  rejected,
}: Pick<ObserveArgument, 'accepted' | 'rejected'>): Pick<Observation, 'accepted' | 'rejected'> {
  return { accepted: accepted.flatMap(see), rejected: rejected.flatMap(see) }
}

function see(signal: SignalQuery): string[] {
  if (signal.kind === 'url') {
    return new RegExp(signal.source, signal.flags).test(location.href)
      ? [`the address is ${location.href}`]
      : []
  }
  if (signal.kind === 'text') {
    const match = new RegExp(signal.source, signal.flags).exec(shownText())?.[0]
    return match ? [`the page says "${match}"`] : []
  }
  const elements = queryAll(signal.selector)
  if (signal.kind === 'filled') {
    return elements.some((field) => (field as HTMLInputElement).value)
      ? [`"${signal.selector}" is filled`]
      : []
  }
  const shown = elements.find(isVisible)
  if (!shown) return []
  const text = squeeze(shown.textContent).slice(0, 120)
  return [text ? `"${signal.selector}" says "${text}"` : `"${signal.selector}" is shown`]
}

/** What the document shows as text, open shadow roots included. */
function shownText(): string {
  const inShadow = queryAll('*').flatMap((host) => [...(host.shadowRoot?.children ?? [])])
  // Not textContent: a message that is hidden has not been said.
  return [document.body, ...inShadow].map((part) => (part as HTMLElement | null)?.innerText ?? '').join('\n')
}
