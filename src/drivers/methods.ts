import type { SolveOptions } from '../options.ts'
import { followPages, type PageSource } from '../page/follow-pages.ts'
import { type FramePort, framesOf, isPage, type PagePort } from '../page/port.ts'
import type { FindResult, SolveResult } from '../result.ts'
import type { Solver } from '../solver.ts'
import type { QueueOptions } from '../waiting-room/options.ts'
import type { QueueTurn } from '../waiting-room/result.ts'

/** The methods added to `Page` and `Frame` in every driver. On a frame they cover that frame and its descendants. */
export interface ImageCaptchaMethods {
  /** Finds the image captchas on the page as it is now. The result is empty when there are none. */
  findImageCaptchas(options?: Pick<SolveOptions, 'modules' | 'signal'>): Promise<FindResult>
  /**
   * Finds image captchas, reads them, types and submits the answers, and checks that the page accepted them.
   *
   * @throws {ImageCaptchaError} one of its subclasses, unless `throwOnError` is `false`.
   */
  solveImageCaptchas(options?: SolveOptions): Promise<SolveResult>
}

/** The methods added to `Page`. Waiting is not offered on frames, because a waiting room takes up the whole page. */
export interface ImageCaptchaPageMethods extends ImageCaptchaMethods {
  /**
   * Waits in a waiting room until the page is let in, always keeping the same place in line. Solves the challenge in
   * front of the queue, if there is one, and clicks the button that asks whether the visitor is still there.
   *
   * @throws {ImageCaptchaError} one of its subclasses, when the wait ends in any other way.
   */
  waitForQueueTurn(options?: QueueOptions): Promise<QueueTurn>
  /**
   * Waits until `auto` has nothing left to do on the page as it is now: every answer is typed or, where nothing else has to
   * be filled in, accepted. Resolves at once without `auto`.
   *
   * @throws {ImageCaptchaError} what was not solved without a call since the last one; `SolveTimeoutError` after `timeout`.
   */
  imageCaptchasSettled(): Promise<void>
}

/** The part of a solver that the methods use. */
export type PageSolver = Pick<Solver, 'auto' | 'find' | 'solve' | 'settled' | 'waitForQueueTurn' | 'watch'>

type SolvingFrame = FramePort & { page(): PagePort | null }

/** A page of either driver: the solver's port, and events for frames attached later. */
interface AttachablePage extends PagePort {
  on(event: 'close', listener: () => void): unknown
  on(event: 'frameattached', listener: (frame: SolvingFrame) => void): unknown
}

const attached = new WeakSet<object>()

/** Adds the methods to a page, or to every open and future page of a context or a browser. Resolves once the open ones have them. */
export function attachTo(target: object, solver: PageSolver): Promise<void> {
  if ('pages' in target) return followPages(target as PageSource, (page) => attachMethods(page, solver)).ready
  attachMethods(target, solver)
  return Promise.resolve()
}

/** Adds the methods to a page, its frames and every frame attached later. A page that already has them keeps its own. */
export function attachMethods(page: object, solver: PageSolver): void {
  if (attached.has(page)) return
  const target = page as AttachablePage
  addMethods(target, solver)
  for (const frame of framesOf(target)) addMethods(frame as SolvingFrame, solver)
  if (solver.auto) solver.watch(target)
  target.on('frameattached', (frame) => addMethods(frame, solver))
}

function addMethods(target: PagePort | SolvingFrame, solver: PageSolver): void {
  if (attached.has(target)) return
  attached.add(target)
  const methods: ImageCaptchaMethods = {
    findImageCaptchas: (options) => solver.find(target, options),
    solveImageCaptchas: (options) => solver.solve(target, options),
  }
  Object.assign(target, methods)
  if (isPage(target)) Object.assign(target, pageMethods(target, solver))
}

function pageMethods(
  page: PagePort,
  solver: PageSolver,
): Omit<ImageCaptchaPageMethods, keyof ImageCaptchaMethods> {
  return {
    waitForQueueTurn: (options) => solver.waitForQueueTurn(page, options),
    imageCaptchasSettled: () => solver.settled(page),
  }
}
