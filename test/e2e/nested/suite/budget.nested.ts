import { appendFileSync } from 'node:fs'
import { redisBudget } from 'solve-image-captchas/bullmq'
import { expect, outputFolder, test, withLongTimeouts } from './support.ts'

const redis = process.env.NESTED_REDIS

/** Reads every image wrongly, and writes down that it was asked. */
function wrong(): string {
  appendFileSync(`${outputFolder}/asked`, `${process.pid}\n`)
  return 'wrong'
}

const budget = { requests: 20, ...(redis && { store: redisBudget(redis, { run: 'nested' }) }) }
test.use({ imageCaptcha: withLongTimeouts({ provider: wrong, attempts: 15, images: 15, budget }) })

// Each of three workers could spend it alone.
for (const worker of [1, 2, 3]) {
  test(`spends until the budget is spent, ${worker}`, async ({ page }) => {
    await page.goto('/trek')
    const ends = []
    for (let call = 0; call < 2; call++)
      ends.push((await page.solveImageCaptchas({ throwOnError: false })).error?.code)
    expect(ends.at(-1)).toBe('BUDGET_EXCEEDED')
  })
}
