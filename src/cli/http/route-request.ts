import type { IncomingMessage } from 'node:http'
import { type AccessRules, assertNotFromPage, type KeyCheck } from './access.ts'
import { readBody } from './read-body.ts'
import { Refusal, retryLater } from './refusal.ts'
import type { Reply } from './reply.ts'

/** Answers one kind of request. The key was checked before. */
export type Endpoint = (body: Readonly<Record<string, unknown>>, signal: AbortSignal) => Promise<Reply>

/** A page for monitoring. It needs no key, and is served while the server stops. */
export type Page = () => Promise<Reply>

/** The pages and endpoints of a server, and its rules for requests. */
export interface Routes {
  pages: Readonly<Record<string, Page>>
  endpoints: Readonly<Record<string, Endpoint>>
  rules: AccessRules & {
    /** Bytes that the body of a request may have. */
    bodyLimit: number
  }
  keys: KeyCheck
  isStopping: () => boolean
}

/** The target of a request. */
export interface Route {
  /** Name of the page or endpoint; `other` when there is none. */
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
      assertNotFromPage(request, routes.rules)
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
      routes.keys.assertKey(body.clientKey, request.socket.remoteAddress ?? '')
      return endpoint(body, signal)
    },
  }
}

function assertMethod({ method = '' }: IncomingMessage, allowed: readonly string[]): void {
  if (allowed.includes(method)) return
  const headers = { allow: allowed.join(', ') }
  throw new Refusal('ERROR_BAD_REQUEST', `the method ${method} is not allowed here`, { status: 405, headers })
}

/** Names come from requests, so those of `Object.prototype` must not be found. */
function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}
