import { setTimeout as wait } from 'node:timers/promises'
import type { BesideForm } from '../../e2e-fixtures/beside/beside-form.ts'
import { besideForms } from '../../e2e-fixtures/beside/forms.ts'
import { listFrameworkForms } from '../../e2e-fixtures/beside/framework-forms.ts'
import { startVerdictSites, type VerdictServer } from '../../e2e-fixtures/verdicts/start-verdict-sites.ts'
import { fillForm, speeds } from './beside.ts'
import { test as base, builtFrameworks } from './frameworks.ts'
import { expect, type TestPage } from './harness.ts'

interface Worker {
  forms: VerdictServer
}

/** How often each form is filled at each speed: `BESIDE_ROUNDS=20` for the figures. */
const rounds = Number(process.env.BESIDE_ROUNDS ?? 1)

const frameworkForms = listFrameworkForms(builtFrameworks)

const test = base.extend<object, Worker>({
  forms: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright Test reads the names of fixtures from this pattern.
    async ({}, use) => {
      const server = await startVerdictSites([...besideForms, ...frameworkForms].map(({ site }) => site))
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
})

for (const form of besideForms) {
  test(`types beside a test: ${form.site.name}, ${form.title}`, async ({ open, forms }) => {
    await fillBeside(form, forms, open)
  })
}

for (const form of frameworkForms) {
  test(`types beside a test: ${form.site.name}, ${form.title}`, async ({ whyNoFrameworks, open, forms }) => {
    test.skip(whyNoFrameworks !== undefined, whyNoFrameworks)
    await fillBeside(form, forms, open)
  })
}

/** Fills a form beside the hook at every speed, and sends it once the hook has nothing left to do. */
async function fillBeside(
  form: BesideForm,
  server: VerdictServer,
  open: (path: string, options: object) => Promise<{ page: TestPage }>,
): Promise<void> {
  test.setTimeout(90_000 + rounds * 60_000)
  const { site, send, isPosted, expected, holds, ready = 'true' } = form
  const { page } = await open('/login', {
    auto: true,
    // In the midst of what the test types.
    async provider() {
      await wait(150)
      return server.answerOf(site.name) ?? 'none'
    },
  })
  for (const speed of speeds) {
    for (let round = 1; round <= rounds; round += 1) {
      const before = server.submissions.length
      await page.goto(`${server.url}/${site.name}/`)
      await fillForm(page, form, speed)
      if (holds) expect(await page.evaluate(holds), `${speed}, round ${round}: ${holds}`).toBe(true)
      await expect.poll(() => page.evaluate(ready)).toBe(true)
      await page.imageCaptchasSettled()
      const sent = () => server.submissions.slice(before)
      expect(sent(), `${speed}, round ${round}: what the hook has sent`).toEqual([])
      await page.waitForSelector(`${send}:not(:disabled)`)
      await page.click(send)
      await expect.poll(() => sent().length, { message: `${speed}, round ${round}` }).toBe(1)
      expect(sent(), `${speed}, round ${round}`).toMatchObject([{ isRight: true, fields: expected }])
      if (isPosted) await expect.poll(() => page.url()).toBe(`${server.url}/${site.name}/welcome`)
    }
  }
}
