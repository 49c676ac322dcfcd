import { test as base } from '@playwright/test'
import { type ImageCaptchaTestOptions, imageCaptchaFixtures } from 'solve-image-captchas/playwright-test'

/** The suite's `test`: pages have `solveImageCaptchas()`, and each captcha is a step in the report. */
export const test = base.extend<ImageCaptchaTestOptions>(imageCaptchaFixtures)
export { expect } from '@playwright/test'
