import { type FaultSite, startFaultSite } from '../../e2e-fixtures/faults/site.ts'
import { stages } from '../../e2e-fixtures/faults/visit.ts'
import type { Cell } from './faults/fault.ts'
import { type Driver, openInOwnBrowser, openShared } from './faults/open-page.ts'
import { callOptions, runCell } from './faults/run-cell.ts'
import { faults } from './faults/table.ts'
import { test as base, expect } from './harness.ts'

const test = base.extend<object, { faultSite: FaultSite }>({
  faultSite: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright Test reads the names of fixtures from this pattern.
    async ({}, use) => {
      const site = await startFaultSite()
      await use(site)
      await site.close()
    },
    { scope: 'worker' },
  ],
})

// Every cell is judged, so a second try would only hide one that passes by luck.
test.describe.configure({ mode: 'parallel', retries: 0 })

for (const fault of faults) {
  test(`ends every call typed and in time where ${fault.name}`, async ({
    driver,
    startPage,
    faultSite,
  }, testInfo) => {
    testInfo.setTimeout(300_000)
    const open = () =>
      fault.hasOwnBrowser
        ? openInOwnBrowser(driver as Driver, callOptions)
        : openShared(driver as Driver, () => startPage(callOptions))
    const runs: Cell[] = []
    for (const stage of stages) {
      const reason = fault.makesNoSense?.[stage]
      if (reason !== undefined) {
        testInfo.annotations.push({ type: 'makes no sense', description: `${stage}: ${reason}` })
        continue
      }
      runs.push({ stage, answer: 'right' })
      // Whatever the page does then, an answer that the server refused must not count as taken.
      if (stage === 'confirm' && !fault.endsWith) runs.push({ stage, answer: 'wrong' })
    }
    const run = (cell: Cell) =>
      test.step(`${cell.stage}, ${cell.answer} answer`, async () => {
        const outcome = await runCell(faultSite, fault, cell, open)
        const problems = outcome.problems.map(({ text }) => text)
        const { description } = outcome
        testInfo.annotations.push({
          type: problems.length > 0 ? 'failed cell' : 'passed cell',
          description: `${cell.stage}, ${cell.answer} answer: ${[...problems, description].join(' | ')}`,
        })
        expect.soft(problems, `${cell.stage}, ${cell.answer} answer: ${description}`).toEqual([])
      })
    // Most of the time is spent waiting, so two pages of one browser wait side by side.
    const lane = async () => {
      for (let cell = runs.shift(); cell; cell = runs.shift()) await run(cell)
    }
    await Promise.all(fault.hasOwnBrowser ? [lane()] : [lane(), lane()])
  })
}
