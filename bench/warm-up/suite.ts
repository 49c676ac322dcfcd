import { test as base } from '@playwright/test'
import {
  type ImageCaptchaOptions,
  type ImageCaptchaTestOptions,
  imageCaptchaFixtures,
} from '../../dist/playwright-test.mjs'
import { local } from '../../dist/providers.mjs'
import { type Site, startSite } from '../../e2e-fixtures/site.ts'

/** Right whatever the recogniser reads, so that each solve takes one image. */
function readRight(site: Site): ImageCaptchaOptions {
  const { warmUp, ...reader } = local()
  const provider: ImageCaptchaOptions['provider'] = {
    ...reader,
    ...(process.env.WARM_UP === 'true' && { warmUp }),
    async read(request) {
      await reader.read(request).catch(() => undefined)
      return { text: site.answerOf('django') ?? '', provider: 'local' }
    },
  }
  return { provider }
}

interface WorkerFixtures {
  site: Site
  options: ImageCaptchaOptions
}

export const test = base.extend<ImageCaptchaTestOptions, WorkerFixtures>({
  ...imageCaptchaFixtures,
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright Test reads fixture names from this pattern.
    async ({}, use) => {
      const site = await startSite()
      await use(site)
      await site.close()
    },
    { scope: 'worker' },
  ],
  options: [({ site }, use) => use(readRight(site)), { scope: 'worker' }],
  imageCaptcha: ({ options }, use) => use(options),
})
