/** A request as both drivers report it. */
export interface RequestPort {
  url(): string
  method(): string
  resourceType(): string
  isNavigationRequest(): boolean
  postData?(): string | null | undefined
  failure(): { errorText: string } | null
  redirectedFrom?(): RequestPort | null
  redirectChain?(): RequestPort[]
}

/** What loads with a page or runs beside it, whatever is submitted. */
const passive = new Set([
  'image',
  'media',
  'font',
  'stylesheet',
  'script',
  'manifest',
  'texttrack',
  'ping',
  'eventsource',
  'websocket',
  'cspviolationreport',
  'preflight',
])

/** The requests that the server redirected to this one, the last one at least. */
export function redirectsOf(request: RequestPort): RequestPort[] {
  const from = ifSupported(() => request.redirectedFrom?.())
  return from ? [from] : (ifSupported(() => request.redirectChain?.()) ?? [])
}

/** Over WebDriver BiDi the kind of a request is unknown: what only gets something is taken for part of the page. */
export function isPassive(request: RequestPort): boolean {
  const type = ifSupported(() => request.resourceType())
  return type === undefined ? !request.isNavigationRequest() && request.method() === 'GET' : passive.has(type)
}

/** What a driver reports of a request, as far as the protocol that it speaks has it. */
export function ifSupported<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** Whether one of the answers is in a request's address or body. */
export function carries(request: RequestPort, answers: readonly string[]): boolean {
  // Nor does one driver return a body of bytes that are not text.
  const sent = `${request.url()} ${ifSupported(() => request.postData?.()) ?? ''}`
  const plain = sent.replaceAll('+', ' ').toLowerCase()
  return answers.some((answer) =>
    [answer, encodeURIComponent(answer)].some(
      (text) => text.length > 2 && plain.includes(text.toLowerCase()),
    ),
  )
}
