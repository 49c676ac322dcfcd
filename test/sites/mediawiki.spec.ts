import type { SolverOptions } from 'solve-image-captchas'
import { mediawiki, tester } from '../../e2e-fixtures/real/sites/mediawiki/site.ts'
import { expect, type TestPage, test } from '../e2e/harness.ts'
import { countReads, refuseFirst, type Seen } from './refuse-first.ts'
import { useSite } from './use-site.ts'

const CREATE_ACCOUNT = 'index.php?title=Special:CreateAccount'
const LOG_IN = 'index.php?title=Special:UserLogin'
const edit = (title: string) => `index.php?title=${title}&action=edit`

/** A busy machine: the wiki takes seconds for a page. */
const patient: SolverOptions = { timeout: 300_000 }

test.describe('MediaWiki of Debian, with FancyCaptcha', () => {
  const running = useSite(mediawiki)
  const at = (path: string) => running().url + path

  test('solve: a new account is found, refreshed, refused and made from its own images', async ({ open }) => {
    const seen: Seen = {}
    const opened: { page?: TestPage } = {}
    const provider = refuseFirst(() => opened.page as TestPage, seen)
    const { page } = await open(at(CREATE_ACCOUNT), { ...patient, provider })
    opened.page = page
    const name = await fillInAccount(page, 'Ada')
    expect((await page.findImageCaptchas()).captchas).toMatchObject([{ module: 'mediawiki-fancycaptcha' }])

    const { solutions, solved } = await page.solveImageCaptchas()

    const attempts = solutions[0]?.attempts ?? []
    test.info().annotations.push({ type: 'reads', description: countReads(attempts.slice(2)) })
    expect(attempts.slice(0, 2).map(({ verdict }) => verdict)).toEqual(['low-score', 'rejected'])
    expect(solved).toMatchObject([{ verdict: 'accepted' }])
    expect(seen.keptPage).toBe(true)
    expect(await hasAccount(running().url, name)).toBe(true)
  })

  test('edit: a page is saved', async ({ open }) => {
    const { page } = await open(at(edit('Engine')), patient)
    await page.type('#wpTextbox1', 'An engine that weaves algebraic patterns.')
    const { solutions, solved } = await page.solveImageCaptchas()
    test.info().annotations.push({ type: 'reads', description: countReads(solutions[0]?.attempts ?? []) })
    expect(solved).toMatchObject([{ verdict: 'accepted' }])
    const saved = await fetch(at('index.php?title=Engine&action=raw'))
    expect(await saved.text()).toContain('algebraic patterns')
  })

  test('rate: nine of ten accounts are made with defaults', async ({ open }) => {
    const reads: string[] = []
    let made = 0
    for (let account = 1; account <= 10; account += 1) {
      const { page } = await open(at(CREATE_ACCOUNT), patient)
      const name = await fillInAccount(page, `Visitor${account}`)
      const { solutions } = await page.solveImageCaptchas({ throwOnError: false })
      reads.push(countReads(solutions[0]?.attempts ?? []))
      if (await hasAccount(running().url, name)) made += 1
    }
    test.info().annotations.push({ type: 'reads', description: `${made} of 10: ${reads.join('; ')}` })
    expect(made, reads.join('; ')).toBeGreaterThanOrEqual(9)
  })

  test('switch: a member of a group with skipcaptcha is not asked', async ({ open }) => {
    const { page } = await open(at(edit('Loom')), patient)
    expect((await page.findImageCaptchas()).captchas).toHaveLength(1)
    await page.goto(at(LOG_IN))
    await page.type('#wpName1', tester.name)
    await page.type('#wpPassword1', tester.password)
    await Promise.all([page.waitForNavigation(), page.click('#wpLoginAttempt')])
    await page.goto(at(edit('Loom')))
    expect((await page.solveImageCaptchas({ required: false })).captchas).toEqual([])
    await page.type('#wpTextbox1', 'A loom.')
    await Promise.all([page.waitForNavigation(), page.click('#wpSave')])
    expect(await (await fetch(at('index.php?title=Loom&action=raw'))).text()).toBe('A loom.')
  })
})

/** @returns the name, which is new on the wiki also where a test is run again. */
async function fillInAccount(page: TestPage, prefix: string): Promise<string> {
  const name = `${prefix} ${Date.now()}`
  await page.type('#wpName2', name)
  await page.type('#wpPassword2', 'a-long-password-of-tests')
  await page.type('#wpRetype', 'a-long-password-of-tests')
  return name
}

async function hasAccount(url: string, name: string): Promise<boolean> {
  const query = new URLSearchParams({ action: 'query', list: 'users', ususers: name, format: 'json' })
  const response = await fetch(`${url}api.php?${query}`)
  const { query: found } = (await response.json()) as { query: { users: { userid?: number }[] } }
  return found.users[0]?.userid !== undefined
}
