import { randomBytes, randomUUID } from 'node:crypto'
import type { Session } from '../session.ts'
import type { Culture } from './words.ts'

export interface RoomOptions {
  /** Milliseconds between two admitted visitors. Without it, only `letIn()` admits anybody. */
  pace?: number
  /** Number of people ahead of the first visitor. They never visit the page. */
  ahead?: number
  /** What comes before the line. */
  challenge?: ChallengeKind
  /** The page's language: its words, and `data-culture`. */
  culture?: Culture
  /** The owner's message to those in line. */
  message?: string
  /** Whether the numbers are still being calculated, and the number in the queue is never shown. */
  isCalculating?: boolean
  /** Whether the room asks the next visitor to confirm that they are still there, instead of moving on by itself. */
  confirms?: boolean
  /** Whether the queue is closed until `open()`. */
  isBefore?: boolean
  /** Whether the target page keeps the token in its address. The connectors remove it. */
  keepsToken?: boolean
  /** Whether the room has custom markup instead of the default theme's. */
  hasOwnTheme?: boolean
  /** The room's host name, which differs from the target page's, as on real sites. */
  host?: string
}

/** The challenges that have been seen before a line: what a person does differs in each. */
export type ChallengeKind = 'picture' | 'entry' | 'botdeflector' | 'recaptcha' | 'working' | 'slider'

/** `elsewhere` redirects to a page that has nothing to do with the event. */
export type RoomEnding = 'sold-out' | 'closed' | 'expired' | 'left' | 'failed' | 'elsewhere'

export interface Place {
  queueId: string
  /** 1 for the first in line. */
  number: number
  /** The target page. */
  target?: string | undefined
}

/** The server's side of a moving queue: one place per visitor, in order of arrival. */
export class WaitingRoom {
  readonly path: string
  /** The page behind the room. Visitors who have not been admitted are redirected to the room. */
  readonly targetPath: string
  /** Queue ids in the order in which their visitors reached the target page. */
  readonly arrived: string[] = []
  /** The key with which the room signs tokens. */
  readonly secret = randomBytes(32).toString('hex')
  /** The key with which the target page checks them. */
  siteSecret = this.secret
  /** How often somebody pressed the button that lets them into the line. */
  entries = 0
  /** How often somebody said that they are there. */
  presences = 0
  /** Whether those in line are asked whether they are there. */
  asksPresence = false
  readonly #places = new Map<Session, Place>()
  readonly #passed = new WeakSet<Session>()
  readonly #known = new WeakSet<Session>()
  #last: number
  #served = 0
  #servedAt = Date.now()
  #pauseMessage: string | undefined
  #isBefore: boolean
  #ending: RoomEnding | undefined

  constructor(
    readonly name: string,
    readonly options: RoomOptions,
  ) {
    this.path = `/waiting-room/${name}`
    this.targetPath = `/tickets/${name}`
    this.#last = options.ahead ?? 0
    this.#isBefore = options.isBefore ?? false
  }

  /** Number of places ever taken. */
  get places(): number {
    return this.#last - (this.options.ahead ?? 0)
  }

  get pauseMessage(): string | undefined {
    return this.#pauseMessage
  }

  get ending(): RoomEnding | undefined {
    return this.#ending
  }

  get isBefore(): boolean {
    return this.#isBefore
  }

  open(): void {
    this.#isBefore = false
    this.#servedAt = Date.now()
  }

  pause(message: string): void {
    this.#advance()
    this.#pauseMessage = message
  }

  resume(): void {
    this.#pauseMessage = undefined
    this.#servedAt = Date.now()
  }

  /** Admits the next visitor in line, present or not. */
  letIn(count = 1): void {
    this.#served = Math.min(this.#last, this.#served + count)
  }

  end(ending: RoomEnding): void {
    this.#ending = ending
  }

  /** Makes the target page reject every token of this room from now on. */
  distrust(): void {
    this.siteSecret = randomBytes(32).toString('hex')
  }

  needsChallenge(session: Session): boolean {
    return this.options.challenge !== undefined && !this.#passed.has(session)
  }

  pass(session: Session): void {
    this.#passed.add(session)
  }

  hasPlace(session: Session): boolean {
    return this.#places.has(session)
  }

  /** Returns the visitor's place, and takes one if there is none yet. */
  placeOf(session: Session): Place {
    this.#advance()
    const taken = this.#places.get(session)
    if (taken) return taken
    this.#last += 1
    const place = { queueId: randomUUID(), number: this.#last }
    this.#places.set(session, place)
    return place
  }

  aheadOf({ number }: Place): number {
    this.#advance()
    return Math.max(0, number - 1 - this.#served)
  }

  isTurnOf({ number }: Place): boolean {
    this.#advance()
    return number <= this.#served
  }

  admit(session: Session, queueId: string): void {
    if (!this.#known.has(session)) this.arrived.push(queueId)
    this.#known.add(session)
  }

  isAdmitted(session: Session): boolean {
    return this.#known.has(session)
  }

  /** Counts the visitors admitted since the last call. Nobody is counted in advance. */
  #advance(): void {
    const { pace } = this.options
    if (pace === undefined || this.#pauseMessage !== undefined || this.#isBefore) return
    const due = Math.floor((Date.now() - this.#servedAt) / pace)
    if (this.#served + due >= this.#last) this.#servedAt = Date.now()
    else this.#servedAt += due * pace
    this.letIn(due)
  }
}
