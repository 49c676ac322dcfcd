import { answerOf, expect, test, withLongTimeouts } from './support.ts'

for (const name of ['trek', 'django', 'gregwar', 'svg-inline']) {
  test.describe(() => {
    test.use({ imageCaptcha: withLongTimeouts({ provider: [{ name: 'oracle', read: priced(name) }] }) })

    test(`solves ${name}`, async ({ page }) => {
      await page.goto(`/${name}`)
      expect(await page.solveImageCaptchas()).toMatchObject({ solved: [{ verdict: 'accepted' }] })
    })
  })
}

/** A provider with a price, like the paid services. */
function priced(name: string) {
  const right = answerOf(name)
  return async (request: Parameters<typeof right>[0]) => ({
    text: String(await right(request)),
    score: 0.97,
    cost: 0.5,
    provider: 'oracle',
  })
}
