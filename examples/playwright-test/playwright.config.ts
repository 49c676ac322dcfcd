import { defineConfig } from '@playwright/test'
import type { ImageCaptchaTestOptions } from 'solve-image-captchas/playwright-test'

export default defineConfig<ImageCaptchaTestOptions>({
  testDir: 'tests',
  reporter: 'list',
  use: {
    baseURL: process.env.SITE ?? 'http://127.0.0.1:4000',
    // Options for every test. Sites that are not on this machine need origins: ['https://staging.example.com'].
    imageCaptcha: { minScore: 0.85 },
    trace: 'retain-on-failure',
  },
})
