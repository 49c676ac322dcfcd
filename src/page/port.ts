/**
 * What the solver uses of a browser page, as structural types that the objects of Playwright and Puppeteer both fit
 * as they are. No browser library is imported: not here, and not in anything that imports this.
 */

export interface ElementPort {
  boundingBox(): Promise<{ x: number; y: number; width: number; height: number } | null>
  click(): Promise<void>
  focus(): Promise<void>
  type(text: string): Promise<void>
  press(key: string): Promise<void>
  screenshot(options: { type: 'png'; scale?: 'css'; timeout?: number }): Promise<Uint8Array>
  dispose(): Promise<void>
}

export interface HandlePort {
  asElement(): unknown
  dispose(): Promise<void>
}

export interface FramePort {
  url(): string
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

/** A page, or one frame of it: where a user asks for captchas. */
export type Target = PagePort | (FramePort & { page(): PagePort | null })

export function isPage(target: Target): target is PagePort {
  return 'mainFrame' in target
}

/** The page a target belongs to. A detached frame has none, which the caller learns as a page without frames. */
export function pageOf(target: Target): PagePort | undefined {
  return isPage(target) ? target : (target.page() ?? undefined)
}

/** The target's own frame and every frame below it, in document order. */
export function framesOf(target: Target): FramePort[] {
  const root = isPage(target) ? target.mainFrame() : target
  const below = (frame: FramePort): FramePort[] => [frame, ...frame.childFrames().flatMap(below)]
  return below(root)
}
