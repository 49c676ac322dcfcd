import { test as base } from '@playwright/test'
import type { ReadFunction } from 'solve-image-captchas'
import {
  type ImageCaptchaOptions,
  type ImageCaptchaTestOptions,
  imageCaptchaFixtures,
} from 'solve-image-captchas/playwright-test'

export { expect } from '@playwright/test'

export const siteUrl = setting('NESTED_SITE')
/** The folder for everything that a run of the suite writes. */
export const outputFolder = setting('NESTED_OUTPUT')

/** Timeout of a call, in milliseconds. */
export const patience = 200_000

export const test = base.extend<ImageCaptchaTestOptions>(imageCaptchaFixtures)

/** Options for a busy machine, which one that runs a suite in a suite is. */
export function patient(options: ImageCaptchaOptions): ImageCaptchaOptions {
  return { timeout: patience, appearTimeout: patience / 2, ...options }
}

/** Plays a reader that is always right: it asks the test that runs this suite, which has the site. */
export function answerOf(page: string): ReadFunction {
  return async function right({ signal }) {
    const response = await fetch(`${setting('NESTED_ANSWERS')}/${page}`, { signal: signal ?? null })
    return response.text()
  }
}

function setting(name: string): string {
  const value = process.env[name]
  if (value === undefined) throw new Error(`This suite is run by its tests, which set ${name}.`)
  return value
}
