import type { SolveResult } from 'solve-image-captchas'
import { verdictSites } from '../../e2e-fixtures/verdicts/sites/all.ts'
import { listFrameworkSites } from '../../e2e-fixtures/verdicts/sites/framework-sites.ts'
import { startVerdictSites, type VerdictServer } from '../../e2e-fixtures/verdicts/start-verdict-sites.ts'
import type { VerdictSite } from '../../e2e-fixtures/verdicts/verdict-site.ts'
import { test as base, builtFrameworks } from './frameworks.ts'
import { expect, type TestPage } from './harness.ts'

interface Worker {
  verdicts: VerdictServer
}

const frameworkSites = listFrameworkSites(builtFrameworks)

const test = base.extend<object, Worker>({
  verdicts: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright Test reads the names of fixtures from this pattern.
    async ({}, use) => {
      const server = await startVerdictSites([...verdictSites, ...frameworkSites])
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
})

for (const site of verdictSites) {
  test(`${site.truth}: ${site.name}, ${site.title}`, async ({ open, verdicts }) => {
    await visit(site, verdicts, open)
  })
}

for (const site of frameworkSites) {
  test(`${site.truth}: ${site.name}, ${site.title}`, async ({ whyNoFrameworks, open, verdicts }) => {
    test.skip(whyNoFrameworks !== undefined, whyNoFrameworks)
    await visit(site, verdicts, open)
  })
}

/** Solves a site's captcha with an answer that is right or wrong, and compares what the package says with what is true. */
async function visit(
  site: VerdictSite,
  server: VerdictServer,
  open: (path: string, options: object) => Promise<{ page: TestPage }>,
): Promise<void> {
  const isRight = site.truth !== 'rejected'
  const provider = () => (isRight ? (server.answerOf(site.name) ?? 'none') : 'wrng')
  const before = { sent: server.submissions.length, strays: server.strays.length }
  const { page } = await open(`${server.url}/${site.name}/`, { provider, attempts: 2 })
  const result = await page.solveImageCaptchas({ throwOnError: false, timeout: 20_000 })
  const ended = Date.now()
  const sent = server.submissions.slice(before.sent)
  const seen = describe(result)
  const took = sent[0] ? ended - sent[0].at : undefined
  test.info().annotations.push({
    type: 'verdict',
    description: JSON.stringify({
      ...{ site: site.name, kind: site.kind, title: site.title, truth: site.truth },
      ...{ verdict: seen.verdicts[0] ?? 'none', sent: sent.length, took, shownAfter: site.shownAfter ?? 0 },
      said: seen.said.slice(0, 300),
    }),
  })

  expect.soft(result.captchas, 'the captcha is found').toHaveLength(1)
  expect.soft(server.strays.slice(before.strays), 'no other control is used').toEqual([])
  if (site.truth === 'accepted') {
    expect.soft(result.solved, seen.said).toMatchObject([{ verdict: 'accepted', confirmed: true }])
    expect.soft(sent, 'what was taken is sent once').toMatchObject([{ isRight: true }])
    return
  }
  const confirmed = result.solved.filter((one) => one.confirmed)
  expect(confirmed, `no success is made up: ${seen.said}`).toEqual([])
  if (site.truth === 'unconfirmed') {
    expect.soft(seen.verdicts, seen.said).toEqual(['unconfirmed'])
    expect.soft(sent, 'what may have been taken is sent once').toHaveLength(1)
    return
  }
  if (site.words !== undefined) expect.soft(seen.said, "the page's words are quoted").toContain(site.words)
  if (site.truth === 'form-refused') {
    expect
      .soft(sent, 'a form that was refused for another reason is sent once')
      .toMatchObject([{ isRight: true }])
    expect.soft(result.error, 'the call ends with an error').toBeDefined()
    return
  }
  const honest = site.isVague ? ['rejected', 'form-refused', 'unconfirmed'] : ['rejected']
  expect.soft(honest, seen.said).toContain(seen.verdicts[0])
  expect.soft(sent.length, 'the answer is sent').toBeGreaterThan(0)
}

/** The verdicts in order, and everything that the package says about them. */
function describe({ solutions, error }: SolveResult) {
  const attempts = solutions.flatMap((solution) => solution.attempts)
  const reasons = attempts.map(({ verdict, reason }) => `${verdict}: ${reason}`)
  return {
    verdicts: attempts.map(({ verdict }) => verdict),
    said: [...reasons, ...(error ? [`${error.code}: ${error.message}`] : [])].join('\n'),
  }
}
