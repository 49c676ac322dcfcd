import { otherKindPages } from '../../e2e-fixtures/other-kinds.ts'
import { expect, test } from './harness.ts'

test('names every kind of captcha that it cannot read, and no kind on pages that only speak of one', async ({
  open,
  site,
}) => {
  const { page } = await open('/login')
  for (const { path, kind } of otherKindPages) {
    await page.goto(site.url + path)
    const { captchas, others } = await page.findImageCaptchas()
    const expected = kind === undefined ? [] : [{ kind, docs: expect.stringMatching(/^(https:|docs\/)/) }]
    expect({ path, captchas, others }).toMatchObject({ path, captchas: [], others: expected })
    if (kind === undefined) expect(others).toEqual([])
  }
})

test('leads an error with it as soon as the page has come to rest, and keeps looking where there is none', async ({
  open,
}) => {
  // Far longer than a test may take: a call that waited for it would fail the test.
  const { page } = await open('/other-kinds/reCAPTCHA', { appearTimeout: 600_000, timeout: 700_000 })
  const error = await page.solveImageCaptchas().catch((thrown) => thrown)
  expect(error).toMatchObject({ code: 'CAPTCHA_NOT_FOUND', others: [{ kind: 'reCAPTCHA' }] })
  expect(error.message).toMatch(
    /^Found reCAPTCHA at "\S.*" on http:\S+: it shows no text to type, so it can't be read\. .*https:\/\/developers\.google\.com/,
  )
  expect(error.message).not.toContain('kaptcha')
  const { others, error: none } = await page.solveImageCaptchas({ required: false })
  expect({ others, none }).toMatchObject({ others: [{ kind: 'reCAPTCHA' }], none: undefined })
})
