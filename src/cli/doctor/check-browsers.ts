import type { FoundBrowser } from '../../drivers/list-browsers.ts'
import type { Finding } from './finding.ts'

/** Says which browsers there are to start. */
export async function checkBrowsers(browsers: readonly FoundBrowser[]): Promise<Finding[]> {
  const subject = 'Browser'
  const there = browsers.filter(({ exists }) => exists)
  if (there.length > 0)
    return [
      { subject, status: 'ok', seen: there.map(({ file, source }) => `${file} (${source})`).join(', ') },
    ]
  const looked = browsers.map(({ file, source }) => `${file} (${source})`).join(', ')
  return [
    {
      subject,
      status: 'problem',
      seen: looked ? `none is there: looked for ${looked}` : 'none was found',
      advice:
        'Download one: npx playwright install chromium, or npx puppeteer browsers install chrome. Or name yours: SOLVE_IMAGE_CAPTCHAS_BROWSER=<file>.',
    },
  ]
}
