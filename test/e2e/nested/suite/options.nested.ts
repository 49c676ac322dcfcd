import { answerOf, expect, test, withLongTimeouts } from './support.ts'

test('uses the options of its project', async ({ page }) => {
  await page.goto('/trek')
  const { solutions } = await page.solveImageCaptchas()
  const expected = test.info().project.name === 'refused' ? ['rejected', 'rejected'] : ['accepted']
  expect(solutions[0]?.attempts.map(({ verdict }) => verdict)).toEqual(expected)
})

test.describe('with their own options', () => {
  let asked = 0
  const right = answerOf('trek')
  test.use({
    imageCaptcha: withLongTimeouts({ provider: (request) => (asked++ === 0 ? 'wrong' : right(request)) }),
  })

  test('uses the options of its group', async ({ page }) => {
    await page.goto('/trek')
    const { solved } = await page.solveImageCaptchas()
    expect(solved).toMatchObject([{ verdict: 'accepted', attempts: 2 }])
  })

  test('shares the solver of its group with the test before', async ({ page }) => {
    await page.goto('/trek')
    const { solved } = await page.solveImageCaptchas()
    expect(solved).toMatchObject([{ verdict: 'accepted', attempts: 1 }])
  })
})
