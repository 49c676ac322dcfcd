import { ImageCaptchaError } from './base.ts'

/** No browser library is installed beside the package, which doesn't bring one. */
export class BrowserLibraryMissingError extends ImageCaptchaError<'BROWSER_LIBRARY_MISSING'> {
  override readonly name = 'BrowserLibraryMissingError'
  constructor(
    /** Names of the packages that were searched for. */
    readonly libraries: readonly string[],
    /** The folder from which they were searched for. */
    readonly folder: string,
  ) {
    super(
      'BROWSER_LIBRARY_MISSING',
      `Found none of ${libraries.join(', ')} from ${folder}. Install one: npm install --save-dev playwright-core`,
    )
  }
}

/** A browser could not be started or reached, or did not open the page. */
export class BrowserNotOpenedError extends ImageCaptchaError<'BROWSER_NOT_OPENED'> {
  override readonly name = 'BrowserNotOpenedError'
  constructor(
    /** What was tried, as a clause: "start /usr/bin/chromium with playwright-core". */
    readonly attempt: string,
    readonly problem: string,
    advice: string,
    options?: ErrorOptions,
  ) {
    super('BROWSER_NOT_OPENED', `Could not ${attempt}: ${problem}. ${advice}`, options)
  }
}

/** Picking ended before every part of the captcha was clicked. */
export class PickCancelledError extends ImageCaptchaError<'PICK_CANCELLED'> {
  override readonly name = 'PickCancelledError'
  constructor(
    readonly url: string,
    /** How it ended, as a clause: "Esc was pressed". */
    readonly problem: string,
  ) {
    super(
      'PICK_CANCELLED',
      `Picking on ${url} ended early: ${problem}. No module was written; run the command again to start over.`,
    )
  }
}
