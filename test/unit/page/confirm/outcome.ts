import { defineModule, type Module } from '../../../../src/modules/define-module.ts'
import type { Before, Outcome } from '../../../../src/page/confirm/outcome.ts'
import type { Trace, TracedRequest } from '../../../../src/page/confirm/trace.ts'
import type { NewText } from '../../../../src/page/in-page/new-texts.ts'
import type { Scene } from '../../../../src/page/in-page/scene.ts'
import type { LocatedCaptcha } from '../../../../src/page/locate.ts'

const scene: Scene = {
  url: 'http://localhost/login',
  document: 1,
  isStatic: false,
  readyState: 'complete',
  image: { fingerprint: 'one', state: 'ready' },
  answer: 'k7Wp',
  texts: [],
  repeated: [],
  accepted: [],
  rejected: [],
  invalid: [],
  tokens: [],
  hasPassword: true,
  fields: ['user'],
  busy: 0,
  signature: 'a',
}

/** What changes when the captcha has gone. */
export const gone = { image: undefined, answer: undefined }

export interface Change {
  /** What the document shows now. */
  own?: Partial<Record<keyof Scene, unknown>>
  texts?: NewText[]
  dialogs?: string[]
  requests?: Partial<TracedRequest>[]
  downloads?: string[]
  underWay?: string[]
  isFrameGone?: boolean
  spec?: Partial<Module>
  filled?: string[]
}

/** An outcome in which nothing has changed but what a test says. */
export function outcomeOf(change: Change = {}): Outcome {
  const { texts = [], dialogs = [], requests = [], downloads = [], underWay = [], filled = [] } = change
  const { isFrameGone = false } = change
  const own = { ...scene, ...change.own, texts } as Scene
  const spec = defineModule({ name: 'mine', image: 'img', ...change.spec })
  const known = {
    image: '#image',
    input: '#answer',
    fingerprint: 'one',
    state: 'ready',
    spec,
  } as LocatedCaptcha
  const before: Before = { own: scene, known: [], filled }
  const isShown = own.image !== undefined && own.answer !== undefined
  return {
    before,
    own: isFrameGone ? undefined : own,
    top: undefined,
    popups: [],
    texts,
    trace: traceOf(requests, downloads, underWay),
    dialogs: dialogs.map((message) => ({ kind: 'alert', message })),
    isFrameGone,
    captcha: isShown && !isFrameGone ? { ...known, ...own.image } : undefined,
    known,
  }
}

const submission: TracedRequest = {
  url: 'http://localhost/login',
  method: 'POST',
  isDocument: true,
  carriesAnswer: true,
  isRedirected: false,
  isDone: true,
}

function traceOf(requests: Partial<TracedRequest>[], downloads: string[], underWay: string[]): Trace {
  return {
    requests: requests.map((request) => ({ ...submission, ...request })),
    downloads,
    underWay,
    popups: [],
    lastEvent: 0,
    next: async () => {},
    reset() {},
    stop() {},
  }
}
