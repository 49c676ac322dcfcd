import type { SolverOptions } from 'solve-image-captchas'
import { type LabelledPage, labelledPages, serveLabelledPages } from '../../e2e-fixtures/labelled-pages.ts'
import { expect, type TestPage, test } from './harness.ts'

/** The captchas found on a page, compared with a person's labels. */
interface Outcome {
  right: number
  wrong: number
}

const solvers: { who: string; options: SolverOptions }[] = [
  { who: 'The generic module alone', options: { modules: ['generic'] } },
  { who: 'Every module together', options: {} },
]

for (const { who, options } of solvers) {
  test(`${who} finds at least 95 % of the captchas on labelled pages and mistakes nothing else for one`, async ({
    startPage,
  }) => {
    // Over a hundred page loads.
    test.setTimeout(600_000)
    const site = await serveLabelledPages()
    const { page, close } = await startPage(options)
    const problems: string[] = []
    let [right, wrong, all] = [0, 0, 0]
    for (const label of labelledPages) {
      await page.goto(`${site.url}/pages/${label.name}`)
      const { captchas, filtered } = await page.findImageCaptchas()
      const outcome = await compare(page, captchas, label)
      right += outcome.right
      wrong += outcome.wrong
      all += label.captchas.length
      if (outcome.right === label.captchas.length && outcome.wrong === 0) continue
      const seen = captchas.map(
        ({ module, selectors }) => `${module} took ${selectors.image}, ${selectors.input}`,
      )
      const passedOver = filtered.map(({ selector, reason }) => `${selector} was left: ${reason}`)
      problems.push([label.name, ...seen, ...passedOver].join('\n    '))
    }
    await close()
    site.close()
    const report = `found ${right} of ${all}, false alarms ${wrong}\n${problems.join('\n')}`
    expect(wrong, report).toBe(0)
    expect(right / all, report).toBeGreaterThanOrEqual(0.95)
  })
}

test('the labels suffice: 60 pages or more, with similar numbers of captchas and near misses', () => {
  const withCaptchas = labelledPages.filter(({ captchas }) => captchas.length > 0).length
  expect(withCaptchas).toBeGreaterThanOrEqual(50)
  expect(labelledPages.length - withCaptchas).toBeGreaterThanOrEqual(50)
})

async function compare(
  page: TestPage,
  captchas: { selectors: { image: string; input: string } }[],
  label: LabelledPage,
): Promise<Outcome> {
  const found = captchas.map(({ selectors }) => selectors)
  const outcome = await page.evaluate(
    ({ found, labelled }) => {
      const pick = (selector: string) => document.querySelector(selector)
      const missing = labelled.filter(({ image, field }) => !pick(image) || !pick(field))
      const right = found.filter((one) =>
        labelled.some(
          ({ image, field }) => pick(image) === pick(one.image) && pick(field) === pick(one.input),
        ),
      ).length
      return { missing, right, wrong: found.length - right }
    },
    { found, labelled: label.captchas },
  )
  expect(outcome.missing, `what the label of ${label.name} names is on the page`).toEqual([])
  return outcome
}
