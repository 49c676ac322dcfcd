import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')

const together = 'test/e2e/watch-together.spec.ts'
const forms = 'test/e2e/beside-forms.spec.ts'
const nested = 'test/e2e/hosts/playwright-test-suite.spec.ts'

/** By the beginning of a sentence, the tests that show it: a file, and the beginning of the title. */
const proofs: [sentence: string, ...tests: [file: string, title: string][]][] = [
  [
    'With `auto: true`, the package solves them on every page that has its methods',
    ['test/e2e/hosts/playwright.spec.ts', 'solves without a call on pages and popups'],
    ['test/e2e/hosts/puppeteer.spec.ts', 'solves without a call on the pages and popups of a browser'],
  ],
  [
    'It is the same in Playwright, Puppeteer and puppeteer-extra',
    ['test/e2e/hosts/playwright.spec.ts', 'solves without a call on pages and popups'],
    ['test/e2e/hosts/puppeteer.spec.ts', 'solves without a call on the pages and popups of a browser'],
    ['test/e2e/hosts/puppeteer-extra.spec.ts', 'passes a wall without a call on every page'],
  ],
  [
    'The option says otherwise',
    ['test/e2e/watch.spec.ts', 'With submit always, a form is sent once'],
    ['test/e2e/watch.spec.ts', 'With submit never, nothing is sent.'],
  ],
  [
    'The focus, the caret, the selection, the scroll position and the mouse stay',
    [together, 'moves neither focus nor caret nor page, although it types'],
    [forms, 'types beside a test: '],
  ],
  [
    'A field that takes nothing but keys has to wait until the test pauses',
    [forms, 'types beside a test: '],
    ['e2e-fixtures/beside/forms.ts', 'a field for the answer that takes keys only'],
  ],
  [
    'No click and no key of the test waits for it',
    [together, 'keeps no click and no key of the test waiting'],
  ],
  [
    'A page can reload itself as well',
    ['test/unit/watching/sent-places.test.ts', 'reloads in a row allow no more answers than attempts'],
  ],
  [
    '`page.imageCaptchasSettled()`, or `solver.settled(page)`, resolves once there is nothing left to do',
    [together, 'resolves once a wall is passed'],
    ['test/e2e/watch.spec.ts', 'A form with something else to fill in gets its answer, and is not sent.'],
  ],
  ['It rejects with what was not solved', [together, 'rejects with what was not solved, once']],
  [
    'An answer that was kept for longer than',
    [together, 'An answer that was kept for longer than'],
    ['test/unit/solving/handover.test.ts', 'is stale: $isStale after $after ms'],
  ],
  ["`solver.on('found' | 'attempt'", [together, 'An answer that was typed and kept is `entered`']],
  [
    'Failing to type an answer is only an error of',
    [together, 'A call tries again by itself what could not be typed without one.'],
    [together, 'A field that takes only real keys is left to'],
  ],
  [
    'In Playwright Test, each captcha is a step of the test that was running',
    [nested, 'has a step for each of these captchas, including those from beforeAll and from auto'],
    [nested, 'attaches the error of auto that no call has thrown'],
  ],
  [
    'It looks at every page and popup of a context',
    ['test/e2e/hosts/playwright.spec.ts', 'solves without a call on pages and popups'],
    ['test/e2e/hosts/puppeteer.spec.ts', 'solves without a call on the pages and popups of a browser'],
  ],
  [
    'It looks when the page changes, not by the clock',
    [together, 'looks when the page changes, and runs nothing in it in between'],
  ],
  [
    'Between two looks, nothing of it runs in the page',
    [together, 'looks when the page changes, and runs nothing in it in between'],
  ],
]

/** The beginnings of sentences that promise nothing: what the matter is, what to do, and what was measured. */
const explanations = [
  'A robot check in front of a page, a challenge in front of a queue',
  'It cannot know of a captcha that the page is still going to ask for',
  'A call can also come at any time',
  'Pages of a shop without a captcha',
  'One look, `page.findImageCaptchas()`',
  'Measured on',
  'The page of 50,000 elements that grows',
  'Loads of these pages took',
  "A document's first look took",
]

const specs = readdirSync(new URL('test/e2e', root))
  .filter((name) => /^watch.*\.spec\.ts$/.test(name))
  .map((name) => read(`test/e2e/${name}`))

/** Every sentence of the page, without its headings, samples and tables. */
function listSentences(): string[] {
  const text = read('docs/automatic-solving.md')
    .replaceAll(/^```[\s\S]*?^```/gm, '')
    .replaceAll(/^(#|<!--|\|).*$/gm, '')
    .replaceAll(/^- /gm, '\n')
  return text
    .split(/\n\s*\n/)
    .flatMap((paragraph) =>
      paragraph
        .replaceAll(/\s+/g, ' ')
        .trim()
        .split(/(?<=\.) (?=[A-Z`])|(?<=:) (?=[A-Z])/),
    )
    .filter(Boolean)
}

const sentences = listSentences()

/** Whether a file has a test of this title. A title of a spec may be quoted in any way. */
const hasTest = (code: string, title: string) =>
  ["'", '"', '`'].some((quote) =>
    code.includes(`${quote}${title.replaceAll("'", quote === "'" ? "\\'" : "'")}`),
  )

test.each(sentences)('a test shows: %s', (sentence) => {
  if (explanations.some((beginning) => sentence.startsWith(beginning))) return expect(sentence).toBeTruthy()
  if (specs.some((code) => hasTest(code, sentence))) return expect(sentence).toBeTruthy()
  const tests = proofs.find(([beginning]) => sentence.startsWith(beginning))?.slice(1) as [string, string][]
  expect(tests, 'name the tests that show this sentence').toBeDefined()
  for (const [file, title] of tests) expect(hasTest(read(file), title), `${file}: ${title}`).toBe(true)
})

test('every sentence that is named here is on the page', () => {
  const named = [...proofs.map(([beginning]) => beginning), ...explanations]
  expect(named.filter((one) => !sentences.some((sentence) => sentence.startsWith(one)))).toEqual([])
})
