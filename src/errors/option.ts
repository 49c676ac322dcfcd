import { ImageCaptchaError } from './base.ts'

/** An option is unknown, has the wrong type or is out of range. Thrown before a page is touched. */
export class InvalidOptionError extends ImageCaptchaError<'INVALID_OPTION'> {
  override readonly name = 'InvalidOptionError'
  constructor(
    /** The option as the caller wrote it, for example `attempts` or `modules[1].image`. */
    readonly option: string,
    message: string,
  ) {
    super('INVALID_OPTION', message)
  }
}
