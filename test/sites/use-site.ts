import { cacheOf, type LibrarySite, whyMissing } from '../../e2e-fixtures/real/sites/library-site.ts'
import { type RealSite, startServer } from '../../e2e-fixtures/real/start-server.ts'
import { test } from '../e2e/harness.ts'

/** Starts a site before the tests of a `describe` block, which are left out where it can't run, and ends it after them. */
export function useSite(site: LibrarySite, testMode = false): () => RealSite {
  let running: RealSite | undefined
  const missing = whyMissing(site)
  test.skip(() => missing !== undefined, `Left out: ${missing}.`)
  test.beforeAll(async () => {
    if (missing === undefined) running = await startSiteServer(site, testMode)
  })
  test.afterAll(() => running?.close())
  return () => {
    if (!running) throw new Error(`${site.name} does not run.`)
    return running
  }
}

function startSiteServer(site: LibrarySite, testMode: boolean): Promise<RealSite> {
  return startServer((port, folder) => site.command({ port, folder, cache: cacheOf(site.name) }, testMode))
}
