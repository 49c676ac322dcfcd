import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium, expect, test } from '@playwright/test'
import { type Site, startSite } from '../../../e2e-fixtures/site.ts'
import { findBrowser } from '../../../scripts/find-browser.mjs'
import type { NestedOutcome, NestedStep } from '../nested/outcomes.ts'
import { type NestedRun, type NestedSuite, openSuite } from '../nested/run-nested.ts'

// Whole runs of Playwright Test, each with browsers of its own.
test.setTimeout(900_000)

let site: Site
test.beforeAll(async () => {
  site = await startSite()
})
test.afterAll(() => site.close())

const outcomesIn = (folder: string): NestedOutcome[] =>
  JSON.parse(readFileSync(path.join(folder, 'outcomes.json'), 'utf8'))

const statuses = (outcomes: NestedOutcome[]) =>
  outcomes.map(({ project, title, status }) => `${project}: ${title}: ${status}`)

const captchaSteps = ({ steps }: NestedOutcome): NestedStep[] =>
  steps.flatMap((step) => (step.title.startsWith('image captcha on') ? [step] : step.steps))

test.describe('a suite with the fixtures', () => {
  let suite: NestedSuite
  let run: NestedRun
  let outcomes: NestedOutcome[]

  test.beforeAll(async () => {
    test.setTimeout(900_000)
    const testInfo = test.info()
    suite = await openSuite(site, testInfo.outputPath('suite'))
    const projects = ['refused', 'taken', 'contexts', 'own-fixtures', 'members', 'failures']
    run = await suite.run(['test', ...projects.map((name) => `--project=${name}`)])
    outcomes = outcomesIn(suite.folder)
    await testInfo.attach('output', { body: run.output, contentType: 'text/plain' })
  })
  test.afterAll(() => suite.close())

  const inProject = (name: string) => outcomes.filter(({ project }) => project === name)
  const find = (title: string, retry = 0) =>
    outcomes.find((outcome) => outcome.title.includes(title) && outcome.retry === retry) as NestedOutcome

  test('goes by the options of each project, and by those of test.use', () => {
    expect(statuses([...inProject('refused'), ...inProject('taken')])).toEqual(
      ['refused', 'taken'].flatMap((project) => [
        `${project}: goes by the options of its project: passed`,
        `${project}: with options of their own › goes by the options of its group: passed`,
        `${project}: with options of their own › shares the solver of its group with the test before: passed`,
      ]),
    )
  })

  test('solves in contexts, pages and popups of its own, in a page that tests share, and by itself', () => {
    expect(statuses(inProject('contexts'))).toEqual([
      'contexts: a context of its own: passed',
      'contexts: a page of its own: passed',
      'contexts: a popup: passed',
      'contexts: a page that several tests share › is there for the first: passed',
      'contexts: a page that several tests share › is there for the second: passed',
      'contexts: captchas that are solved by themselves › show too: passed',
    ])
  })

  test('has a step for each captcha there, one for what beforeAll met, and one for what nobody called for', () => {
    const counts = inProject('contexts').map((outcome) => captchaSteps(outcome).length)
    expect(counts).toEqual([1, 1, 1, 2, 1, 1])
  })

  test('merges the fixtures with its own, a persistent context and fixtures that solve', () => {
    expect(statuses(inProject('own-fixtures'))).toEqual([
      'own-fixtures: solves on a page of merged fixtures: passed',
      'own-fixtures: a fixture that solves › has its captcha behind it: passed',
    ])
  })

  test('signs in behind a captcha in a set-up project, whose state the others start from', () => {
    expect(statuses([...inProject('sign-in'), ...inProject('members')])).toEqual([
      'sign-in: signs in behind a captcha and keeps the state: passed',
      'members: is signed in from the beginning: passed',
    ])
  })

  test('names the step of a captcha after what happened, and attaches its images and a JSON to it', () => {
    expect(find('goes by the options of its group').steps).toEqual([
      {
        title: 'solve image captchas',
        file: 'options.nested.ts',
        attachments: [],
        steps: [
          {
            title: 'image captcha on /trek: trek-captcha, 2 attempts, accepted',
            file: 'options.nested.ts',
            attachments: [
              'captcha 1, image 1: rejected',
              'captcha 1, image 2: accepted',
              'captcha 1, result',
            ],
            steps: [],
          },
        ],
      },
    ])
  })

  test('shows in failing tests what was tried, without what an address keeps secret', () => {
    const failed = find('is not let in')
    expect(failed.status).toBe('failed')
    expect(failed.error).toContain('was not solved in 2 images')
    expect(captchaSteps(failed)).toMatchObject([
      {
        title: 'image captcha on /trek: trek-captcha, 2 attempts, rejected',
        attachments: ['captcha 1, image 1: rejected', 'captcha 1, image 2: rejected', 'captcha 1, result'],
      },
    ])
    const { text } = failed.attachments.find(({ name }) => name === 'captcha 1, result') ?? {}
    expect(JSON.parse(text ?? '')).toMatchObject({
      captcha: { module: 'trek-captcha', url: `${site.url}/trek?token=[redacted]` },
      solved: false,
      error: expect.stringContaining('was not solved'),
      attempts: [{ reading: { text: 'wrong' } }, { reading: { text: 'wrong' } }],
    })
    expect(find('finds none')).toMatchObject({
      status: 'failed',
      steps: [{ title: 'solve image captchas', error: expect.stringContaining('Found no image captcha') }],
    })
  })

  test('ends with a table in lines of 80 characters without colours, and says what was not solved', () => {
    const [table = ''] = run.output.split('Image captchas\n')[1]?.split('  Gallery: ') ?? []
    expect(table.split('\n').every((line) => line.length <= 80)).toBe(true)
    expect(table).not.toContain('\u001b')
    expect(table).toMatch(/^ {2}Page +Provider +Tries +Accepted +Cost +Time$/m)
    expect(table).toMatch(/^ {2}\/django +right +1 +1 +– +[\d.]+ s$/m)
    expect(table).toMatch(
      /^ {2}✗ \/trek: trek-captcha, 2 attempts, rejected\n {4}failures.nested.ts:\d+ › is not/m,
    )
  })

  test('leaves a gallery of every image, the same as the attachments', () => {
    const gallery = readFileSync(path.join(suite.folder, 'gallery', 'index.html'), 'utf8')
    const pictures = outcomes.flatMap(({ attachments }) =>
      attachments.filter(({ contentType }) => contentType.startsWith('image/')),
    )
    expect(gallery.match(/<li class="attempt">/g)).toHaveLength(pictures.length)
    expect(gallery.match(/src="data:image\/[\w+]+;base64,[\w/]/g)).toHaveLength(pictures.length)
    expect(existsSync(path.join(suite.folder, 'html', 'index.html'))).toBe(true)
  })

  test('has the steps in its traces', async () => {
    const results = path.join(suite.folder, 'results')
    const trace = path.join(results, 'contexts.nested.ts-a-popup-contexts', 'trace.zip')
    await suite.run(['trace', 'open', trace])
    const { output } = await suite.run(['trace', 'actions'])
    await suite.run(['trace', 'close'])
    expect(output).toContain('solve image captchas')
    expect(output).toContain('image captcha on /trek: trek-captcha, 1 attempt, accepted')
  })
})

test('parallel tests in shards end in one report with the captchas of all', async () => {
  const suite = await openSuite(site, test.info().outputPath('suite'))
  for (const shard of ['1', '2']) {
    const blob = path.join(suite.folder, 'blobs', `${shard}.zip`)
    const { exitCode, output } = await suite.run(['test', '--project=parallel', `--shard=${shard}/2`], {
      NESTED_BLOB: blob,
    })
    expect(exitCode, output).toBe(0)
  }
  const blobs = path.join(suite.folder, 'blobs')
  const merged = await suite.run(['merge-reports', '--config=playwright.config.ts', blobs])
  expect(merged.exitCode, merged.output).toBe(0)
  for (const page of ['/django', '/gregwar', '/svg-inline', '/trek'])
    expect(merged.output).toMatch(new RegExp(`${page} +oracle +1 +1 +0\\.5 `))
  expect(merged.output).toMatch(/4 pages +4 +4 +2 /)
  const gallery = readFileSync(path.join(suite.folder, 'gallery', 'index.html'), 'utf8')
  expect(gallery.match(/src="data:image\/[\w+]+;base64,[\w/]/g)).toHaveLength(4)
  await suite.close()
})

test('a slow reader ends no test, unless the suite wants it to', async () => {
  const suite = await openSuite(site, test.info().outputPath('suite'))
  const { output } = await suite.run(['test', '--project=timeouts'])
  const outcomes = outcomesIn(suite.folder)
  expect(statuses(outcomes), output).toEqual([
    'timeouts: is not ended by a slow reader: passed',
    'timeouts: without an extension › is ended: timedOut',
  ])
  await suite.close()
})

test('UI mode runs a test with its captcha as a step', async () => {
  const suite = await openSuite(site, test.info().outputPath('suite'))
  const child = suite.start(['test', '--ui-host=127.0.0.1', '--ui-port=0', '--project=sign-in'])
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk) => {
      said += chunk
      const [found] = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(said) ?? []
      if (found) resolve(found)
    })
    child.on('exit', () => reject(new Error(`UI mode ended: ${said}`)))
  })
  const { executablePath, args } = await findBrowser()
  const browser = await chromium.launch({ executablePath, args })
  const page = await browser.newPage()
  page.setDefaultTimeout(300_000)
  await page.goto(address)
  await page.getByTitle('Run all').click()
  await page.getByRole('treeitem', { name: /signs in behind a captcha/ }).click()
  await expect(page.getByText('1 passed')).toBeVisible({ timeout: 300_000 })
  await page.getByPlaceholder('Filter actions').fill('image captcha on')
  const step = page.getByText('image captcha on /django: django-simple-captcha, 1 attempt, accepted')
  await expect(step.first()).toBeVisible({ timeout: 60_000 })
  await test.info().attach('UI mode', { body: await page.screenshot(), contentType: 'image/png' })
  await browser.close()
  child.kill('SIGINT')
  await suite.close()
})
