import { randomBytes, randomUUID } from 'node:crypto'
import type { Session } from '../session.ts'

export interface RoomOptions {
  /** Milliseconds between two visitors that are let in. Without it nobody is, but by `letIn()`. */
  pace?: number
  /** How many others, who never come to the page, stand ahead of the first visitor. */
  ahead?: number
  /** Whether a captcha stands in front of the line. */
  challenge?: boolean
  /** Whether the room asks if the visitor whose turn it is is still there, instead of going on by itself. */
  confirms?: boolean
  /** Whether the queue is still to be opened, by `open()`. */
  isBefore?: boolean
  /** Whether the target page leaves the token in its address; the connectors take it out. */
  keepsToken?: boolean
  /** Whether the room's markup is its own instead of the default theme's. */
  hasOwnTheme?: boolean
  /** Name of the host that the room stands on: another one than the target page's, as in life. */
  host?: string
}

/** `elsewhere` leads to a page of the site that has nothing to do with the event. */
export type RoomEnding = 'sold-out' | 'closed' | 'expired' | 'left' | 'failed' | 'elsewhere'

export interface Place {
  queueId: string
  /** 1 for the first in line. */
  number: number
  /** The page it is for. */
  target?: string | undefined
}

/** A queue that moves, on the server's side: one place for each visitor, in the order in which they came. */
export class WaitingRoom {
  readonly path: string
  /** The page behind the room: whoever has not been let in is sent to the room from there. */
  readonly targetPath: string
  /** Queue ids in the order in which their visitors came to the target page. */
  readonly arrived: string[] = []
  /** What the room signs tokens with. */
  readonly secret = randomBytes(32).toString('hex')
  /** What the target page checks them with. */
  siteSecret = this.secret
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

  /** How many places were ever taken. */
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

  /** Lets the next in line in, whether they are here or not. */
  letIn(count = 1): void {
    this.#served = Math.min(this.#last, this.#served + count)
  }

  end(ending: RoomEnding): void {
    this.#ending = ending
  }

  /** Makes the target page take no token of this room any more. */
  distrust(): void {
    this.siteSecret = randomBytes(32).toString('hex')
  }

  needsChallenge(session: Session): boolean {
    return this.options.challenge === true && !this.#passed.has(session)
  }

  pass(session: Session): void {
    this.#passed.add(session)
  }

  hasPlace(session: Session): boolean {
    return this.#places.has(session)
  }

  /** The visitor's place, which is taken when there is none yet. */
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

  /** Counts whom the time since the last look has let in. Nobody is counted in advance. */
  #advance(): void {
    const { pace } = this.options
    if (pace === undefined || this.#pauseMessage !== undefined || this.#isBefore) return
    const due = Math.floor((Date.now() - this.#servedAt) / pace)
    if (this.#served + due >= this.#last) this.#servedAt = Date.now()
    else this.#servedAt += due * pace
    this.letIn(due)
  }
}
