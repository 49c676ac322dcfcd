/** Relative to the folder of a project that has the package installed. */
const troubleshooting = 'node_modules/solve-image-captchas/docs/troubleshooting.md'

/** The section of the docs about an error: its heading is the code. */
function addressOfSection(code: string): string {
  return `${troubleshooting}#${code.toLowerCase().replaceAll('_', '-')}`
}

/**
 * The base of every error this package throws on purpose. Each has a literal `name`, a `code` to switch on, the facts as
 * readonly fields, and a message that says what was tried, where, what was seen and what to do next.
 */
export abstract class ImageCaptchaError<Code extends string = string> extends Error {
  abstract override readonly name: string
  /** Stable, for `switch`: messages may change between versions, codes don't. */
  readonly code: Code
  /** The message without its last line, which is the link to the docs. */
  readonly summary: string
  /** Where to read more: a section of a file that comes with the package. The message ends with it. */
  readonly docs: string

  constructor(code: Code, summary: string, { section = code, ...options }: ImageCaptchaErrorOptions = {}) {
    const docs = addressOfSection(section)
    super(`${summary}\nSee ${docs}`, options)
    this.code = code
    this.summary = summary
    this.docs = docs
  }
}

export interface ImageCaptchaErrorOptions extends ErrorOptions {
  /**
   * The code whose section of the docs describes the error.
   *
   * @default the error's own code
   */
  section?: string
}
