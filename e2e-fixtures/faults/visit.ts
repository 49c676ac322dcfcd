import { randomBytes } from 'node:crypto'
import { drawSvg } from '../captchas/live.ts'

/** The moments of a call at which a fault happens. */
export const stages = ['find', 'capture', 'read', 'type', 'confirm'] as const
export type Stage = (typeof stages)[number]

/** How the server answers a request instead of with what was asked for. */
export type Reply =
  | { status: number; body: string; headers?: Record<string, string> }
  | 'reset'
  | 'never'
  | 'redirect loop'
  | 'cut off'

export interface VisitOptions {
  stage: Stage
  /** JavaScript that the page runs when the fault is due. It finds `whenThere`, `visit` and `form` in scope. */
  script?: string
  /** JavaScript that the page runs as it loads, before the fault is due. */
  setUp?: string
  /** Whether the document that brings the verdict has the fault too, from its first line. */
  inVerdict?: boolean
  /** Headers of every document. */
  headers?: Record<string, string>
  /** Where the form is: in the page, or in a frame of it, with these attributes where they are given. */
  frame?: string
  /** Which document runs the script: the one with the form, the page around its frame, or another frame's. */
  runsIn?: 'form' | 'page' | 'same process' | 'other process'
  /** How the request of the stage is answered. */
  reply?: Reply
}

/** What the server remembers of one visit to the page. */
export class Visit {
  readonly id = randomBytes(8).toString('hex')
  /** The answers the server took. */
  accepted = 0
  /** The answers that arrived, with what the server made of each. */
  readonly log: string[] = []
  /** Runs before the first request of a kind is answered. */
  readonly before: {
    image?: () => Promise<void>
    typing?: () => Promise<void>
    answer?: () => Promise<void>
  } = {}
  readonly #cues = new Map<string, PromiseWithResolvers<void>>()
  #images: { answer: string; image: Uint8Array }[] = []
  #isOpen = false
  /** How many documents with the form were served. */
  documents = 0
  /** How often the reply of the options was sent. */
  faultyReplies = 0

  readonly options: VisitOptions
  readonly site: string
  /** The same server under another name, which is another site to a browser. */
  readonly otherSite: string

  constructor(options: VisitOptions, site: string, otherSite: string) {
    this.options = options
    this.site = site
    this.otherSite = otherSite
  }

  get path(): string {
    return `/v/${this.id}/`
  }

  get url(): string {
    return this.site + this.path
  }

  /** The right text for the image that was drawn last. */
  get answer(): string {
    return this.#images.at(-1)?.answer ?? 'none'
  }

  /** Draws another image and returns its number. */
  draw(): number {
    const { answer, image } = drawSvg()
    this.#images.push({ answer, image })
    this.#isOpen = true
    return this.#images.length
  }

  image(number: number): Uint8Array | undefined {
    return this.#images[number - 1]?.image
  }

  /** Whether the server takes an answer. Each image is answered once. */
  judge(given: string): boolean {
    const isRight = this.#isOpen && given === this.answer
    this.#isOpen = false
    if (isRight) this.accepted += 1
    this.log.push(`${given}: ${isRight ? 'right' : 'wrong'}`)
    return isRight
  }

  /** Turns an answer away unread, as a server does that answers with an error. */
  refuse(given: string): boolean {
    this.#isOpen = false
    this.log.push(`${given}: turned away`)
    return false
  }

  /** Lets something happen in the page: `fault` runs the script, `show` brings the captcha, `heard` is the page's answer. */
  give(cue: 'fault' | 'show' | 'heard'): void {
    this.#cue(cue).resolve()
  }

  waitFor(cue: string): Promise<void> {
    return this.#cue(cue).promise
  }

  #cue(name: string): PromiseWithResolvers<void> {
    const known = this.#cues.get(name) ?? withResolvers()
    this.#cues.set(name, known)
    return known
  }
}

interface PromiseWithResolvers<Value> {
  promise: Promise<Value>
  resolve(value: Value): void
}

function withResolvers(): PromiseWithResolvers<void> {
  let resolve = () => {}
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
