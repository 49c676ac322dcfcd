import { parseRetryAfter } from '../shared/retry-after.ts'
import { eventsOf, type PagePort } from './port.ts'

/** Milliseconds to wait for a server that does not say how long. */
const unasked = 2_000

/** A server's reply that it was asked for too many images. */
export interface Limited {
  url: string
  status: number
  /** Milliseconds to wait before the next request. */
  wait: number
}

/** Notices when the server limits how often images may be requested. */
export interface ImageLimit {
  /** The last such reply, until `clear` is called. */
  readonly limited: Limited | undefined
  clear(): void
  stop(): void
}

interface ResponsePort {
  url(): string
  status(): number
  headers(): Record<string, string>
  request(): { isNavigationRequest(): boolean }
}

export function watchImageLimit(page: PagePort): ImageLimit {
  const events = eventsOf(page)
  let limited: Limited | undefined
  const onResponse = (response: ResponsePort) => {
    const status = response.status()
    const asked = response.headers()['retry-after'] ?? null
    // A form that was refused this way is judged with the answer.
    if (response.request().isNavigationRequest()) return
    if (status === 429 || (status === 503 && asked !== null))
      limited = { url: response.url(), status, wait: parseRetryAfter(asked) ?? unasked }
  }
  events.on('response', onResponse)
  return {
    get limited() {
      return limited
    },
    clear() {
      limited = undefined
    },
    stop: () => void events.off('response', onResponse),
  }
}
