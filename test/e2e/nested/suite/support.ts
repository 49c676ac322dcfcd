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
export const callTimeout = 200_000

export const test = base.extend<ImageCaptchaTestOptions>(imageCaptchaFixtures)

/** Adds long timeouts to options, because a suite inside a suite runs on a busy machine. */
export function withLongTimeouts(options: ImageCaptchaOptions): ImageCaptchaOptions {
  return { timeout: callTimeout, appearTimeout: callTimeout / 2, ...options }
}

/** A provider that is always right: it asks the test that runs this suite, which owns the site. */
export function answerOf(page: string): ReadFunction {
  return async function right({ signal }) {
    const response = await fetch(`${setting('NESTED_ANSWERS')}/${page}`, { signal: signal ?? null })
    return response.text()
  }
}

function setting(name: string): string {
  const value = process.env[name]
  if (value === undefined)
    throw new Error(`${name} is not set. Run this suite through its tests, which set it.`)
  return value
}
