import { queryAll } from './paths.ts'
import { Sight } from './sight.ts'
import { squeeze } from './words.ts'

/** What a page shows when it has accepted or refused an answer. Regular expressions are passed as text. */
export type SignalQuery =
  | { kind: 'selector'; selector: string }
  | { kind: 'filled'; selector: string }
  | { kind: 'url'; source: string; flags: string }
  | { kind: 'text'; source: string; flags: string }

export interface SignalQueries {
  accepted: SignalQuery[]
  rejected: SignalQuery[]
}

/** Sentences for the signals that this document shows. */
export interface SeenSignals {
  accepted: string[]
  rejected: string[]
}

export function seeSignals({ accepted, rejected }: SignalQueries): SeenSignals {
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
  const sight = new Sight()
  const shown = elements.find((element) => sight.shows(element))
  if (!shown) return []
  const text = squeeze(shown.textContent).slice(0, 120)
  return [text ? `"${signal.selector}" says "${text}"` : `"${signal.selector}" is shown`]
}

/** The visible text of the document, including open shadow roots. */
function shownText(): string {
  const inShadow = queryAll('*').flatMap((host) => [...(host.shadowRoot?.children ?? [])])
  // Not textContent, which includes hidden messages.
  return [document.body, ...inShadow].map((part) => (part as HTMLElement | null)?.innerText ?? '').join('\n')
}
