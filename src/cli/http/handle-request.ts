import type { IncomingMessage, ServerResponse } from 'node:http'
import { Refusal } from './refusal.ts'
import { type Reply, refuse, refuseUnexpected, sendReply } from './reply.ts'
import { type Routes, routeRequest } from './route-request.ts'

export interface AnsweredRequest {
  endpoint: string
  status: number
  /** `ok`, the code of the refusal, or `gone` when the client disconnected before the reply. */
  outcome: string
  /** Milliseconds. */
  ms: number
}

/** Called on what happens to requests. */
export interface Listeners {
  /** Called with every request, also with those of monitoring. */
  countRequest?: (endpoint: string, outcome: string) => void
  /** Called when a request was answered, or its client disconnected. */
  onRequest?: (request: AnsweredRequest) => void
  /** Called with every unexpected error. */
  onError: (error: unknown) => void
}

/** Answers and counts a request. It never rejects. */
export async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  routes: Routes,
  { countRequest, onRequest, onError }: Listeners,
): Promise<void> {
  const started = performance.now()
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const route = routeRequest(request, routes)
  const reply = await route.answer(gone.signal).catch((error: unknown): Reply => {
    if (error instanceof Refusal) return refuse(error)
    if (!gone.signal.aborted) onError(error)
    return refuseUnexpected()
  })
  const outcome = gone.signal.aborted ? 'gone' : reply.outcome
  countRequest?.(route.name, outcome)
  sendReply(response, reply, { bare: request.method === 'HEAD', closes: routes.isStopping() })
  // Monitoring requests pages every few seconds, so they are counted but not logged.
  if (!route.isPage)
    onRequest?.({ endpoint: route.name, status: reply.status, outcome, ms: performance.now() - started })
}
