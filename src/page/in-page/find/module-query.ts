import type { ImageSelector } from './look.ts'

/** The part of a module that is used in the page. */
export interface ModuleQuery {
  name: string
  image: ImageSelector
  input?: string
  /** `false` if the widget checks the answer by itself. */
  submit?: string | false
  refresh?: string
  /** Size of the library's images in pixels. */
  size?: { width: number; height: number }
  /** Whether clues must show that an image is a captcha, because the selector alone doesn't. */
  needsClues?: boolean
}
