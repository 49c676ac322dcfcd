import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Metrics } from './metrics.ts'
import { Refusal } from './refusal.ts'
import { type Reply, refuse, refuseUnforeseen, sendReply } from './reply.ts'
import { type Routes, routeRequest } from './route-request.ts'

export interface AnsweredRequest {
  endpoint: string
  status: number
  /** `ok`, the code of the refusal, or `gone` when the client didn't wait for the answer. */
  outcome: string
  /** Milliseconds. */
  ms: number
}

/** Who is told of what happens. */
export interface Listeners {
  /** Called when a request was answered, or its client has gone. */
  onRequest?: (request: AnsweredRequest) => void
  /** Called with what nobody foresaw. */
  onError: (error: unknown) => void
}

/** Answers one request, whatever comes of it, and counts it. */
export async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  routes: Routes,
  metrics: Metrics,
  { onRequest, onError }: Listeners,
): Promise<void> {
  const started = performance.now()
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const route = routeRequest(request, routes)
  const reply = await route.answer(gone.signal).catch((error: unknown): Reply => {
    if (error instanceof Refusal) return refuse(error)
    if (!gone.signal.aborted) onError(error)
    return refuseUnforeseen()
  })
  const outcome = gone.signal.aborted ? 'gone' : reply.outcome
  metrics.countRequest(route.name, outcome)
  sendReply(response, reply, { bare: request.method === 'HEAD', closes: routes.isStopping() })
  // Whoever watches over the server asks every few seconds, and is counted above.
  if (!route.isPage)
    onRequest?.({ endpoint: route.name, status: reply.status, outcome, ms: performance.now() - started })
}
