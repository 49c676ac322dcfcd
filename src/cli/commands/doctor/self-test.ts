import type { InstalledLibrary } from '../../../browsers/library.ts'
import { openBrowser } from '../../../browsers/open.ts'
import { ImageCaptchaError } from '../../../errors/index.ts'
import { local } from '../../../providers/local.ts'
import { abortable } from '../../../shared/abort.ts'
import { firstLine, formatCount } from '../../../shared/format.ts'
import { createSolver } from '../../../solver.ts'
import { startCaptchaSite } from './captcha-site.ts'
import type { Finding } from './finding.ts'

/** Milliseconds for the whole solve. Generous, since this does not test speed. */
const TIMEOUT = 120_000

/** Solves a real captcha in a real browser, on a local page. The page's server decides whether it is solved. */
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
    const { solved, error } = await solver.solve(page, { timeout: TIMEOUT, throwOnError: false, signal })
    const took = Math.round(performance.now() - started)
    signal.throwIfAborted()
    const where = `${name} ${version} with ${product}`
    if (site.accepted && solved.length > 0) {
      return {
        subject,
        status: 'ok',
        seen: `${where} solved a captcha: ${formatCount(site.images, 'image')}, ${took} ms`,
      }
    }
    const seen = `${where} did not solve a captcha: ${error ? firstLine(error) : 'the page did not accept the answer'}`
    return {
      subject,
      status: 'problem',
      seen,
      advice: 'Run doctor again. If it still fails, report the output of doctor --json.',
    }
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof ImageCaptchaError)) throw error
    // Split in two, since the path and the section together are wider than most terminals.
    const [folder, section] = error.docs.split(/\/(?=docs\/)/)
    const advice = `See ${section} in ${folder}.`
    return { subject, status: 'problem', seen: `${name} ${version}: ${firstLine(error)}`, advice }
  } finally {
    await browser?.close()
    await solver.close()
    await site.close()
  }
}
