/** Seen from the folder of a project that has the package installed. */
const troubleshooting = 'node_modules/solve-image-captchas/docs/troubleshooting.md'

/** Where the docs have the section of an error: its heading is the code. */
function addressOfSection(code: string): string {
  return `${troubleshooting}#${code.toLowerCase().replaceAll('_', '-')}`
}

/**
 * Every error this package throws on purpose. One family: a literal `name`, a `code` to switch on, what is known as
 * readonly fields, and a message that says what was tried, where, what was seen and what to do next.
 */
export abstract class ImageCaptchaError<Code extends string = string> extends Error {
  abstract override readonly name: string
  /** Stable, for `switch`; messages may change between versions, codes don't. */
  readonly code: Code
  /** What happened: the message without its last line, which says where to read on. */
  readonly summary: string
  /** Where more is said of this error: a file that comes with the package, and its section. The message ends with it. */
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
   * The section of the docs, where it isn't the code's own.
   *
   * @default the code
   */
  section?: string
}
