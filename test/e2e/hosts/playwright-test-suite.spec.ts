import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { chromium, expect, test } from '@playwright/test'
import { type Site, startSite } from '../../../e2e-fixtures/site.ts'
import { describeChromiumForPlaywright } from '../lean-chromium.ts'
import type { NestedOutcome, NestedStep } from '../nested/outcomes.ts'
import { type NestedRun, type NestedSuite, openSuite } from '../nested/run-nested.ts'

// Whole runs of Playwright Test, each with its own browsers.
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

  test('uses the options of each project, and those of test.use', () => {
    expect(statuses([...inProject('refused'), ...inProject('taken')])).toEqual(
      ['refused', 'taken'].flatMap((project) => [
        `${project}: uses the options of its project: passed`,
        `${project}: with their own options › uses the options of its group: passed`,
        `${project}: with their own options › shares the solver of its group with the test before: passed`,
      ]),
    )
  })

  test('solves in its own contexts, pages and popups, in a page that tests share, and with auto', () => {
    expect(statuses(inProject('contexts'))).toEqual([
      'contexts: its own context: passed',
      'contexts: its own page: passed',
      'contexts: a popup: passed',
      'contexts: a page that several tests share › works in the first: passed',
      'contexts: a page that several tests share › works in the second: passed',
      'contexts: captchas solved by auto › have one step, whoever sends them: passed',
      'contexts: captchas solved by auto › have steps without a call too: passed',
      'contexts: errors of auto › are thrown by the next call, or attached: passed',
    ])
  })

  test('has a step for each of these captchas, including those from beforeAll and from auto', () => {
    const counts = inProject('contexts').map((outcome) => captchaSteps(outcome).length)
    expect(counts).toEqual([1, 1, 1, 2, 1, 1, 1, 2])
    expect(captchaSteps(find('have one step, whoever sends them'))).toMatchObject([
      { title: 'image captcha on /trek: trek-captcha, 1 attempt, accepted' },
    ])
    expect(captchaSteps(find('have steps without a call too'))).toMatchObject([
      { title: 'image captcha on /trek: trek-captcha, 1 attempt, entered' },
    ])
  })

  test('attaches the error of auto that no call has thrown', () => {
    const { attachments } = find('are thrown by the next call, or attached')
    expect(attachments.filter(({ name }) => name === 'image captcha, error')).toHaveLength(1)
  })

  test('merges the fixtures with its own: a persistent context and fixtures that solve', () => {
    expect(statuses(inProject('own-fixtures'))).toEqual([
      'own-fixtures: solves on a page of merged fixtures: passed',
      'own-fixtures: a fixture that solves › has solved its captcha: passed',
    ])
  })

  test('signs in behind a captcha in a setup project, and reuses the state in the others', () => {
    expect(statuses([...inProject('sign-in'), ...inProject('members')])).toEqual([
      'sign-in: signs in behind a captcha and keeps the state: passed',
      'members: starts signed in: passed',
    ])
  })

  test('tells in the step of a captcha what happened, with its images and a JSON record', () => {
    const step = (title: unknown, ...attachments: unknown[]) =>
      expect.objectContaining({ title, attachments, steps: [] })
    expect(find('uses the options of its group').steps).toEqual([
      {
        title: 'solve image captchas',
        file: 'options.nested.ts',
        attachments: [],
        steps: [
          {
            title: 'image captcha on /trek: trek-captcha, 2 attempts, accepted',
            file: 'options.nested.ts',
            attachments: ['captcha 1, result'],
            steps: [
              step(expect.stringMatching(/^found trek-captcha at .*img$/)),
              step('read "wrong" by custom', 'captcha 1, image 1: "wrong", rejected'),
              step('typed and sent'),
              step(expect.stringMatching(/^rejected: /)),
              step(
                expect.stringMatching(/^read "[a-z]+" by custom$/),
                expect.stringMatching(/^captcha 1, image 2: "[a-z]+", accepted$/),
              ),
              step('typed and sent'),
              step(expect.stringMatching(/^accepted: /)),
            ],
          },
        ],
      },
    ])
  })

  test('shows what failing tests tried, without the secrets in URLs', () => {
    const failed = find('is rejected')
    expect(failed.status).toBe('failed')
    expect(failed.error).toContain('was not solved in 2 images')
    expect(captchaSteps(failed)).toMatchObject([
      {
        title: 'image captcha on /trek: trek-captcha, 2 attempts, rejected',
        attachments: ['captcha 1, result'],
      },
    ])
    const { text } = failed.attachments.find(({ name }) => name === 'captcha 1, result') ?? {}
    expect(JSON.parse(text ?? '')).toMatchObject({
      url: `${site.url}/trek?token=[redacted]`,
      captcha: { module: 'trek-captcha' },
      solved: false,
      error: { code: 'CAPTCHA_NOT_SOLVED', message: expect.stringContaining('was not solved') },
      attempts: [{ reading: { text: 'wrong' } }, { reading: { text: 'wrong' } }],
    })
    expect(find('finds no captcha')).toMatchObject({
      status: 'failed',
      steps: [
        {
          title: 'solve image captchas',
          attachments: ['captcha 1, captcha not found'],
          error: expect.stringContaining('Found no image captcha'),
        },
      ],
    })
  })

  test('points every failure at the line of the test, without frames of its own', () => {
    const lines = {
      'is rejected': 'await page.solveImageCaptchas()',
      'finds no captcha': 'await page.solveImageCaptchas({ appearTimeout: 0 })',
      'has a wrong option': 'await page.solveImageCaptchas({ attempts: 0 })',
      'fails in a helper': 'const solve = () => page.mainFrame()',
      'has a wrong option in test.use': "test('before it starts'",
    }
    for (const [title, line] of Object.entries(lines)) {
      const { snippet, stack } = find(title)
      const marked = /^> .*$/m.exec(stripVTControlCharacters(snippet ?? ''))?.[0]
      expect(marked, title).toContain(line)
      expect(stack.length, title).toBeGreaterThan(0)
      for (const frame of stack) expect(frame).toContain('failures.nested.ts')
    }
    expect(find('has a wrong option in test.use').error).toMatch(
      /^InvalidOptionError: imageCaptcha, set in [^ ]*failures\.nested\.ts, can't use the option "minScore"/,
    )
  })

  test('ends with an uncoloured table at most 80 characters wide, and lists what was not solved', () => {
    const [table = ''] = run.output.split('Image captchas\n')[1]?.split('  Gallery: ') ?? []
    expect(table.split('\n').every((line) => line.length <= 80)).toBe(true)
    expect(table).not.toContain('\u001b')
    expect(table).toMatch(/^ {2}Page +Provider +Images +Accepted +Cost +Time$/m)
    expect(table).toMatch(/^ {2}\/django +right +1 +1 +– +[\d.]+ s$/m)
    expect(table).toMatch(
      /^ {2}✗ \/trek: trek-captcha, 2 attempts, rejected\n {4}failures.nested.ts:\d+ › is rejected/m,
    )
    expect(table).toMatch(
      /^ {2}✗ \/welcome: captcha not found\n {4}failures.nested.ts:\d+ › finds no captcha/m,
    )
  })

  test('shows no call of its own between its steps, but what it types and clicks', () => {
    const titles = outcomes.flatMap(({ calls }) => calls)
    expect(titles.filter((title) => /evaluat|handle|cdp|frame|box/i.test(title))).toEqual([])
    expect(titles.some((title) => /type/i.test(title))).toBe(true)
  })

  test('writes a gallery with the image of every attachment', () => {
    const gallery = readFileSync(path.join(suite.folder, 'gallery', 'index.html'), 'utf8')
    const images = outcomes.flatMap(({ attachments }) =>
      attachments.filter(({ contentType }) => contentType.startsWith('image/')),
    )
    expect(gallery.match(/<li class="attempt">/g)).toHaveLength(images.length)
    expect(gallery.match(/src="data:image\/[\w+]+;base64,[\w/]/g)).toHaveLength(images.length)
    expect(existsSync(path.join(suite.folder, 'html', 'index.html'))).toBe(true)
  })

  test('shows the steps in its traces', async () => {
    const results = path.join(suite.folder, 'results')
    const trace = path.join(results, 'contexts.nested.ts-a-popup-contexts', 'trace.zip')
    await suite.run(['trace', 'open', trace])
    const { output } = await suite.run(['trace', 'actions'])
    await suite.run(['trace', 'close'])
    expect(output).toContain('solve image captchas')
    expect(output).toContain('image captcha on /trek: trek-captcha, 1 attempt, accepted')
  })
})

test('parallel tests in shards end in one report with all captchas', async () => {
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

test('20 requests are 20 for three workers of a run together', async () => {
  const suite = await openSuite(site, test.info().outputPath('suite'))
  const { exitCode, output } = await suite.run(['test', '--project=budget', '--workers=3'])
  expect(exitCode, output).toBe(0)
  const asked = readFileSync(path.join(suite.folder, 'asked'), 'utf8').trim().split('\n')
  expect(asked).toHaveLength(20)
  expect(new Set(asked).size).toBeGreaterThan(1)
  await suite.close()
})

test('a slow provider does not time a test out, unless extendTimeout is off', async () => {
  const suite = await openSuite(site, test.info().outputPath('suite'))
  const { output } = await suite.run(['test', '--project=timeouts'])
  const outcomes = outcomesIn(suite.folder)
  expect(statuses(outcomes), output).toEqual([
    'timeouts: does not time out with a slow provider: passed',
    'timeouts: without an extension › times out: timedOut',
  ])
  await suite.close()
})

test('UI mode runs a test with its captcha as a step', async () => {
  const suite = await openSuite(site, test.info().outputPath('suite'))
  const child = suite.start(['test', '--ui-host=127.0.0.1', '--ui-port=0', '--project=sign-in'])
  const address = await new Promise<string>((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (chunk) => {
      output += chunk
      const [found] = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(output) ?? []
      if (found) resolve(found)
    })
    child.on('exit', () => reject(new Error(`UI mode exited: ${output}`)))
  })
  const { executablePath, args } = await describeChromiumForPlaywright()
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
