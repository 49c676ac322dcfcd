import { defineConfig } from '@playwright/test'
import type { ImageCaptchaTestOptions } from 'solve-image-captchas/playwright-test'

export default defineConfig<ImageCaptchaTestOptions>({
  testDir: 'tests',
  reporter: 'list',
  // Time for more than one picture: a test's own timeout goes on ticking while a captcha is solved.
  timeout: 90_000,
  use: {
    baseURL: process.env.SITE ?? 'http://127.0.0.1:4000',
    // For every test. A site that isn't on this machine is added here: origins: ['https://staging.example.com'].
    imageCaptcha: { minScore: 0.85 },
    trace: 'retain-on-failure',
  },
})
