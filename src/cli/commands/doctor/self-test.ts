import type { InstalledLibrary } from '../../../browsers/library.ts'
import { openBrowser } from '../../../browsers/open.ts'
import { ImageCaptchaError } from '../../../errors/index.ts'
import { local } from '../../../providers/local.ts'
import { abortable } from '../../../shared/abort.ts'
import { firstLine } from '../../../shared/format.ts'
import { createSolver } from '../../../solver.ts'
import { startCaptchaSite } from './captcha-site.ts'
import type { Finding } from './finding.ts'

/** Milliseconds for the whole solve. Generous: nothing here is about speed. */
const PATIENCE = 120_000

/** Solves a real captcha in a real browser, on a page of our own. What counts is what its server says. */
export async function selfTest(
  { name, version }: InstalledLibrary,
  executablePath: string | undefined,
  signal: AbortSignal,
): Promise<Finding> {
  const subject = 'Self-test'
  const site = await startCaptchaSite()
  const solver = createSolver({ provider: local() })
  let browser: Awaited<ReturnType<typeof openBrowser>> | undefined
  try {
    browser = await openBrowser({ libraries: [name], executablePath, isHeadless: true })
    const product = await browser.version()
    const page = await abortable(browser.openPage(site.url), signal)
    const started = performance.now()
    const { solved, error } = await solver.solve(page, { timeout: PATIENCE, throwOnError: false, signal })
    const took = Math.round(performance.now() - started)
    signal.throwIfAborted()
    const where = `${name} ${version} with ${product}`
    if (site.accepted && solved.length > 0) {
      const pictures = site.pictures === 1 ? '1 image' : `${site.pictures} images`
      return { subject, status: 'ok', seen: `${where} solved a captcha: ${pictures}, ${took} ms` }
    }
    const seen = `${where} did not solve a captcha: ${error ? firstLine(error) : 'its page did not take the answer'}`
    return {
      subject,
      status: 'problem',
      seen,
      advice: 'Run it again; if it fails again, report it with this output and --json.',
    }
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof ImageCaptchaError)) throw error
    // Apart, they fit a line: the path and the section together are longer than most terminals are wide.
    const [folder, section] = error.docs.split(/\/(?=docs\/)/)
    const advice = `See ${section} in ${folder}.`
    return { subject, status: 'problem', seen: `${name} ${version}: ${firstLine(error)}`, advice }
  } finally {
    await browser?.close()
    await solver.close()
    await site.close()
  }
}
