import type { SolveOptions } from '../options.ts'
import { type FramePort, framesOf, isPage, type PagePort } from '../page/port.ts'
import type { FindResult, SolveResult } from '../result.ts'
import type { Solver } from '../solver.ts'
import type { QueueOptions } from '../waiting-room/options.ts'
import type { QueueTurn } from '../waiting-room/result.ts'

/** What `Page` and `Frame` get, in every driver. On a frame they look into it and the frames below it. */
export interface ImageCaptchaMethods {
  /** Looks for image captchas as the page is now. None is an empty result. */
  findImageCaptchas(options?: Pick<SolveOptions, 'modules' | 'signal'>): Promise<FindResult>
  /**
   * Finds image captchas, reads them, types the answers, sends them and checks that the page took them.
   *
   * @throws {ImageCaptchaError} one of its family, unless `throwOnError` is `false`.
   */
  solveImageCaptchas(options?: SolveOptions): Promise<SolveResult>
}

/** What `Page` gets beside them: a waiting room is a whole page. */
export interface ImageCaptchaPageMethods extends ImageCaptchaMethods {
  /**
   * Waits in a waiting room until the page is let in, with the one place in line that it has. A challenge in front of
   * the line is solved, and the button that asks whether somebody is still there is pressed.
   *
   * @throws {ImageCaptchaError} one of its family, for each other way to end.
   */
  waitForQueueTurn(options?: QueueOptions): Promise<QueueTurn>
}

/** What the methods need of a solver. */
export type PageSolver = Pick<Solver, 'auto' | 'find' | 'solve' | 'waitForQueueTurn' | 'watch'>

type SolvingFrame = FramePort & { page(): PagePort | null }

/** What a page of either driver offers beside the solver's port: news of frames that come later. */
interface AttachablePage extends PagePort {
  on(event: 'close', listener: () => void): unknown
  on(event: 'frameattached', listener: (frame: SolvingFrame) => void): unknown
}

const attached = new WeakSet<object>()

/** Gives a page, its frames and the frames to come the methods. A page that has them keeps those it has. */
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
  return { waitForQueueTurn: (options) => solver.waitForQueueTurn(page, options) }
}
