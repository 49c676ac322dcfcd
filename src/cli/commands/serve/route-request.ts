import type { IncomingMessage } from 'node:http'
import { type AccessRules, assertKey, assertNoPage } from './access.ts'
import type { Endpoint } from './endpoints.ts'
import type { Page } from './pages.ts'
import { readBody } from './read-body.ts'
import { Refusal, retryLater } from './refusal.ts'
import type { Reply } from './reply.ts'

/** What a server has behind its addresses, and what it asks of requests. */
export interface Routes {
  pages: Readonly<Record<string, Page>>
  endpoints: Readonly<Record<string, Endpoint>>
  rules: AccessRules & {
    /** Bytes a request may have. */
    bodyLimit: number
  }
  isStopping: () => boolean
}

/** Where a request leads. */
export interface Route {
  /** Name of the page or the endpoint; `other` where there is none. */
  name: string
  isPage: boolean
  /** @throws {Refusal} */
  answer(signal: AbortSignal): Promise<Reply>
}

export function routeRequest(request: IncomingMessage, routes: Routes): Route {
  const name = (request.url ?? '').split('?', 1)[0]?.slice(1) ?? ''
  const [page, endpoint] = [own(routes.pages, name), own(routes.endpoints, name)]
  return {
    name: page || endpoint ? name : 'other',
    isPage: page !== undefined,
    async answer(signal) {
      assertNoPage(request, routes.rules)
      if (page) {
        assertMethod(request, ['GET', 'HEAD'])
        return page()
      }
      if (!endpoint) throw new Refusal('ERROR_BAD_REQUEST', 'there is no such endpoint', { status: 404 })
      assertMethod(request, ['POST'])
      if (routes.isStopping()) {
        throw new Refusal('ERROR_SERVICE_UNAVALIABLE', 'the server is stopping', { headers: retryLater })
      }
      const body = await readBody(request, routes.rules.bodyLimit)
      assertKey(body.clientKey, routes.rules)
      return endpoint(body, signal)
    },
  }
}

function assertMethod({ method = '' }: IncomingMessage, allowed: readonly string[]): void {
  if (allowed.includes(method)) return
  const headers = { allow: allowed.join(', ') }
  throw new Refusal('ERROR_BAD_REQUEST', `${method} is not answered here`, { status: 405, headers })
}

/** Names come from outside: those of every object's prototype are not meant. */
function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}
