import { eventsOf, type FramePort, type PagePort } from '../port.ts'
import { parseBody, type ReplyBody } from './reply.ts'
import { carries, ifSupported, isPassive, type RequestPort, redirectsOf } from './request.ts'

/** A request that may have submitted the answer. */
export interface TracedRequest extends ReplyBody {
  url: string
  method: string
  /** Whether it loads a document. */
  isDocument: boolean
  /** Whether the answer is in its address or body: then it is the submission for certain. */
  carriesAnswer: boolean
  /** Whether the server redirected it. */
  isRedirected: boolean
  status?: number
  /** Why it failed, in the browser's words. */
  failure?: string
  isDone: boolean
}

/** What the page did since just before the answer was submitted, as far as the browser reports it. */
export interface Trace {
  readonly requests: readonly TracedRequest[]
  readonly downloads: readonly string[]
  /** Pages that were opened. */
  readonly popups: readonly PagePort[]
  /** Addresses of the documents that the page was on its way to before the reset. The answer cannot have led to them. */
  readonly underWay: readonly string[]
  /** `Date.now()` of the last event. */
  readonly lastEvent: number
  /** Resolves at the next event, or after so many milliseconds. */
  next(milliseconds: number): Promise<void>
  /** Forgets what happened so far, but for the documents that are under way. */
  reset(): void
  stop(): void
}

interface ResponsePort {
  status(): number
  headers(): Record<string, string>
  text(): Promise<string>
  request(): RequestPort
}

/** Starts to trace a page. `answers` are the texts that were typed. */
export function startTrace(page: PagePort, answers: readonly string[]): Trace {
  const events = eventsOf(page)
  const requests = new Map<RequestPort, TracedRequest>()
  const underWay = new Map<RequestPort, string>()
  const downloads: string[] = []
  const popups: PagePort[] = []
  let lastEvent = Date.now()
  let wake = () => {}
  const note = () => {
    lastEvent = Date.now()
    wake()
  }

  const onRequest = (request: RequestPort) => {
    if (isPassive(request)) return
    if (redirectsOf(request).some((one) => underWay.has(one))) {
      underWay.set(request, request.url())
      return
    }
    requests.set(request, {
      url: request.url(),
      method: request.method(),
      isDocument: request.isNavigationRequest(),
      carriesAnswer: carries(request, answers),
      isRedirected: redirectsOf(request).length > 0,
      isDone: false,
    })
    note()
  }
  const onResponse = async (response: ResponsePort) => {
    const traced = requests.get(response.request())
    if (!traced) return
    traced.status = response.status()
    // A body that the page never reads is never said to be finished.
    traced.isDone = true
    const headers = response.headers()
    if (traced.isDocument && /attachment/i.test(headers['content-disposition'] ?? ''))
      downloads.push(traced.url)
    note()
    if (traced.isDocument || !/json|text\/plain|text\/html/.test(headers['content-type'] ?? 'text/plain'))
      return
    const body = parseBody(await response.text().catch(() => ''))
    Object.assign(traced, body)
    note()
  }
  const onEnd = (request: RequestPort) => {
    const traced = requests.get(request)
    if (!traced) return
    traced.isDone = true
    const failure = ifSupported(() => request.failure())?.errorText
    // A navigation that becomes a download, or that another one replaces, is aborted.
    if (failure && !/ERR_ABORTED|NS_BINDING_ABORTED/.test(failure)) traced.failure = failure
    note()
  }
  const onDownload = (download: { url(): string }) => {
    if (!downloads.includes(download.url())) downloads.push(download.url())
    note()
  }
  const onPopup = (popup: PagePort | null) => {
    if (popup) popups.push(popup)
    note()
  }
  const listeners = {
    request: onRequest,
    response: onResponse,
    requestfinished: onEnd,
    requestfailed: onEnd,
    download: onDownload,
    popup: onPopup,
    framenavigated: note,
    framedetached: note,
    domcontentloaded: note,
    load: note,
    // Not `dialog`: another listener would count as somebody's who closes them, and `watchDialogs` has one already.
  } as const
  for (const [event, listener] of Object.entries(listeners)) events.on(event, listener)

  return {
    get requests() {
      return [...requests.values()]
    },
    downloads,
    popups,
    get underWay() {
      return [...underWay.values()]
    },
    get lastEvent() {
      return lastEvent
    },
    next: (milliseconds) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      }),
    reset() {
      // A page that has checked the answer as it was typed goes on because of it.
      const isChecked = [...requests.values()].some(({ carriesAnswer }) => carriesAnswer)
      for (const [request, { isDocument, url }] of requests)
        if (isDocument && !isChecked) underWay.set(request, url)
      requests.clear()
      downloads.length = 0
      popups.length = 0
    },
    stop() {
      for (const [event, listener] of Object.entries(listeners)) events.off(event, listener)
      wake()
    },
  }
}

/** Whether the page is the reply to a POST itself, as a refusal often is. A success is more often redirected. */
export function isPostReply({ requests }: Pick<Trace, 'requests'>): boolean {
  const last = requests.findLast(({ isDocument }) => isDocument)
  return last !== undefined && last.method === 'POST' && !last.isRedirected
}

/** Whether a frame is still part of the page. */
export function isAttached(page: PagePort, frame: FramePort): boolean {
  return page.frames().includes(frame)
}
