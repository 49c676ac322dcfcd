import { modules, type ReadRequest } from 'solve-image-captchas'
import { pages } from '../../e2e-fixtures/pages/all.ts'
import { expect, test } from './harness.ts'
import { rightReader } from './readers.ts'

test('uses a module with one field replaced', async ({ open, site }) => {
  const mine = { ...modules.amazon, input: 'form input[name="guess"]', submit: 'form [value="Sign in"]' }
  const { page } = await open('/libraries/amazon-sign-in', {
    modules: [mine],
    provider: rightReader(site, 'amazon-sign-in'),
  })
  const { captchas, solved } = await page.solveImageCaptchas()
  expect(captchas).toMatchObject([{ module: 'amazon', selectors: { input: '#auth-captcha-guess' } }])
  expect(solved).toMatchObject([{ confirmed: true }])
})

test('passes what the module says about the answer to the provider, under its name for the module', async ({
  driver,
  open,
  site,
}) => {
  const requests: ReadRequest[] = []
  const note = (name: string) => (request: ReadRequest) => {
    requests.push(request)
    return site.answerOf(name) ?? ''
  }
  const sums = { ...modules.mews, answer: { arithmetic: true } }
  const { page } = await open('/libraries/mews', { modules: [sums], provider: note('mews') })
  await page.solveImageCaptchas()
  const renamed = { ...modules['amazon-gif'], providerModule: 'dell' }
  const other = await open('/libraries/amazon-gif', { modules: [renamed], provider: note('amazon-gif') })
  await other.page.solveImageCaptchas()
  expect(requests[0]).toMatchObject({ arithmetic: true })
  expect(requests[0]).not.toHaveProperty('charset')
  const mediaType = driver === 'puppeteer-firefox' ? 'image/png' : 'image/gif'
  expect(requests[1]).toMatchObject({ module: 'dell', mediaType, usual: { length: 6 } })
})

/** Only the image's address reveals the GIF. The page is the same, so the module for still images matches too. */
const alsoFitting: Record<string, string[]> = { 'amazon-gif': ['amazon'] }

for (const { name, path, module } of pages.filter((page) => page.group === 'library' && !page.isVariant)) {
  test(`leaves the page ${name} to its own module`, async ({ open }) => {
    const own = [module, 'generic', ...(alsoFitting[name] ?? [])]
    const others = Object.values(modules).filter((other) => !own.includes(other.name))
    const { page } = await open(path)
    expect((await page.findImageCaptchas({ modules: others })).captchas).toEqual([])
  })
}
