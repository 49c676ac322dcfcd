/**
 * The parts of a browser page that the solver uses, as structural types that the objects of Playwright and Puppeteer both
 * satisfy. Neither this file nor any that imports it imports a browser library.
 */

export interface ElementPort {
  boundingBox(): Promise<{ x: number; y: number; width: number; height: number } | null>
  click(): Promise<void>
  focus(): Promise<void>
  type(text: string): Promise<void>
  press(key: string): Promise<void>
  screenshot(options: { type: 'png'; scale?: 'css'; timeout?: number }): Promise<Uint8Array>
  /** The frame that an `iframe` holds. */
  contentFrame(): Promise<FramePort | null>
  dispose(): Promise<void>
}

export interface HandlePort {
  asElement(): unknown
  // biome-ignore lint/suspicious/noExplicitAny: the drivers infer the types of these from the function.
  evaluate(run: (value: any, argument: any) => unknown, argument: any): Promise<unknown>
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  evaluateHandle(run: (value: any, argument: any) => unknown, argument: any): Promise<HandlePort>
  dispose(): Promise<void>
}

export interface FramePort {
  url(): string
  page(): PagePort | null
  childFrames(): FramePort[]
  parentFrame(): FramePort | null
  evaluate(script: string): Promise<unknown>
  evaluateHandle(script: string): Promise<HandlePort>
  goto(url: string): Promise<unknown>
  /** The element that holds a frame in its parent document; null for a page's own frame. */
  frameElement(): Promise<FrameElementPort | null>
}

export interface FrameElementPort {
  // biome-ignore lint/suspicious/noExplicitAny: the drivers infer the types of these from the function.
  evaluate(matches: (element: any, selector: any) => boolean, selector: any): Promise<unknown>
  dispose(): Promise<void>
}

export interface PagePort {
  url(): string
  isClosed(): boolean
  mainFrame(): FramePort
  frames(): FramePort[]
  on(event: 'close', listener: () => void): unknown
  off(event: 'close', listener: () => void): unknown
}

/** Where to look for captchas: a page, or one of its frames. */
export type Target = PagePort | FramePort

export function isPage(target: Target): target is PagePort {
  return 'mainFrame' in target
}

/** The page of a target; undefined for a detached frame. */
export function pageOf(target: Target): PagePort | undefined {
  return isPage(target) ? target : (target.page() ?? undefined)
}

/** The target's own frame and every frame below it, in document order. */
export function framesOf(target: Target): FramePort[] {
  const root = isPage(target) ? target.mainFrame() : target
  const below = (frame: FramePort): FramePort[] => [frame, ...frame.childFrames().flatMap(below)]
  return below(root)
}

/** The events of both drivers' pages, beyond the end of the page. */
export interface EventPort {
  // biome-ignore lint/suspicious/noExplicitAny: each event has its own argument type.
  on(event: string, listener: (argument: any) => void): unknown
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  off(event: string, listener: (argument: any) => void): unknown
  listenerCount(event: string): number
}

/** The page as an emitter of its events. */
export function eventsOf(page: PagePort): EventPort {
  return page as unknown as EventPort
}
