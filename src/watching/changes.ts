import { randomUUID } from 'node:crypto'
import { callInPage } from '../page/call-in-page.ts'
import type { ChangeQuery } from '../page/in-page/hook/next-change.ts'
import { eventsOf, type FramePort, framesOf, type PagePort } from '../page/port.ts'
import { abortable } from '../shared/abort.ts'

/** What woke the hook. `navigated`: a document came or went. `asked`: somebody waits for it. */
export type Wake = 'changed' | 'acted' | 'navigated' | 'asked'

/** Milliseconds after which a wait in the page is begun anew: drivers limit how long a call may take. */
const longestWait = 60_000

/** What changes on a page. Nothing runs in the page between a change and the next wait for one. */
export class Changes {
  readonly #page: PagePort
  readonly #id = randomUUID()
  /** The wait of each frame. */
  readonly #waits = new Map<FramePort, symbol>()
  readonly #woken = new Set<Wake>()
  readonly #listeners = {
    frameattached: () => this.#wakeRested(),
    framenavigated: (frame: FramePort) => this.#leave(frame),
    framedetached: (frame: FramePort) => void this.#waits.delete(frame),
    // The wait in the page reports that everything is loaded.
    domcontentloaded: () => this.wake('navigated'),
  }
  #watched = ''
  /** When the page has rested since the last look. */
  #rested = 0
  #frameTimer: ReturnType<typeof setTimeout> | undefined
  #onWake = () => {}
  #cost = 0

  constructor(page: PagePort) {
    this.#page = page
    const events = eventsOf(page)
    for (const [event, listener] of Object.entries(this.#listeners)) events.on(event, listener)
  }

  /**
   * Waits for a change in every frame, `rest` milliseconds at least. What is waited for already goes on.
   *
   * @param reportsActs - whether a person's key or click is a change.
   * @param kept - the answers in a frame that must stay as they are.
   */
  arm(rest: number, reportsActs: boolean, kept: (frame: FramePort) => ChangeQuery['kept']): void {
    const frames = framesOf(this.#page)
    this.#rested = performance.now() + rest
    const state = JSON.stringify([reportsActs, frames.map(kept)])
    if (state !== this.#watched) this.#waits.clear()
    this.#watched = state
    for (const frame of frames) {
      if (this.#waits.has(frame)) continue
      void this.#wait(frame, { reportsActs, kept: kept(frame), id: this.#id, rest, atMost: longestWait })
    }
  }

  /** Resolves at the next change, or at once if there was one since `takeWoken`. */
  async next(signal: AbortSignal): Promise<ReadonlySet<Wake>> {
    const woken = new Promise<void>((resolve) => {
      this.#onWake = resolve
      if (this.#woken.size > 0) resolve()
    })
    await abortable(woken, signal)
    return this.takeWoken()
  }

  takeWoken(): ReadonlySet<Wake> {
    const woken = new Set(this.#woken)
    this.#woken.clear()
    return woken
  }

  /** Milliseconds that the page spent on beginning its waits, since this was asked last. */
  takeCost(): number {
    const cost = this.#cost
    this.#cost = 0
    return cost
  }

  wake(by: Wake): void {
    this.#woken.add(by)
    this.#onWake()
  }

  /** Ends the waits in the page and removes the listeners. */
  stop(): void {
    const events = eventsOf(this.#page)
    for (const [event, listener] of Object.entries(this.#listeners)) events.off(event, listener)
    clearTimeout(this.#frameTimer)
    const waiting = [...this.#waits.keys()]
    this.#waits.clear()
    if (this.#page.isClosed()) return
    // A document that is gone has taken its wait with it.
    for (const frame of waiting) callInPage(frame, 'stopWaiting', { id: this.#id }).catch(() => undefined)
  }

  async #wait(frame: FramePort, query: ChangeQuery): Promise<void> {
    const wait = Symbol('wait')
    this.#waits.set(frame, wait)
    const change = await callInPage(frame, 'nextChange', query).catch(() => undefined)
    if (this.#waits.get(frame) !== wait) return
    this.#waits.delete(frame)
    // A document that can't be asked is leaving; the next one reports its arrival.
    if (!change || change.kind === 'stopped') return
    this.#cost = Math.max(this.#cost, change.ms)
    if (change.kind === 'idle') void this.#wait(frame, query)
    else this.wake(change.kind)
  }

  #leave(frame: FramePort): void {
    this.#waits.delete(frame)
    if (frame === this.#page.mainFrame()) this.wake('navigated')
    else this.#wakeRested()
  }

  /** Some pages open and reload frames all the time: none of them is worth more of the page's time than any other change. */
  #wakeRested(): void {
    this.#frameTimer ??= setTimeout(
      () => {
        this.#frameTimer = undefined
        this.wake('navigated')
      },
      Math.max(0, this.#rested - performance.now()),
    )
  }
}
