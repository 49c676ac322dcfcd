import { buildFrameworks } from '../../e2e-fixtures/verdicts/frameworks/build.mjs'
import { test as base } from './harness.ts'

let built = ''

/** The folder of the pages made with frameworks, once `whyNoFrameworks` has built them. */
export const builtFrameworks = () => built

interface FrameworkFixtures {
  /** Why the pages made with frameworks cannot be built here, if they cannot. */
  whyNoFrameworks: string | undefined
}

export const test = base.extend<object, FrameworkFixtures>({
  whyNoFrameworks: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright Test reads the names of fixtures from this pattern.
    async ({}, use) => {
      let problem: string | undefined
      try {
        built = await buildFrameworks()
      } catch (error) {
        problem = `the frameworks could not be installed or built: ${(error as Error).message}`
      }
      await use(problem)
    },
    { scope: 'worker', timeout: 600_000 },
  ],
})
