import type { Solver } from 'solve-image-captchas'
import { others } from '../../e2e-fixtures/beside/walls.ts'
import { expect, foreignHost, type TestPage } from './harness.ts'
import { beside, readValue, test } from './walls.ts'

/** The codes of the errors of a solver's hooks from now on. */
function listFailures(solver: Solver): string[] {
  const codes: string[] = []
  solver.on('failed', ({ code }) => codes.push(code))
  return codes
}

test.describe('what is sent', () => {
  const walls = {
    wall: 'A wall with nothing else to fill in is passed with one answer.',
    traps: 'Fields that no person sees or changes do not count as something else to fill in.',
  }
  for (const [name, title] of Object.entries(walls)) {
    test(title, async ({ open, walls }) => {
      const { url, options, sent } = beside(walls, name)
      const { page } = await open('/login', options)
      await page.goto(url)
      await expect.poll(() => page.url()).toBe(`${url}welcome`)
      expect(sent()).toMatchObject([{ isRight: true }])
    })
  }

  test('A wall behind a wall is passed as well.', async ({ open, walls }) => {
    const { url, options, sent } = beside(walls, 'two-walls')
    const { page } = await open('/login', options)
    await page.goto(url)
    await expect.poll(() => page.url()).toBe(`${url}welcome`)
    expect(sent()).toMatchObject([{ isRight: true }, { isRight: true }])
  })

  test('A form with something else to fill in gets its answer, and is not sent.', async ({ open, walls }) => {
    const { url, options, sent, reads } = beside(walls, 'comment')
    const { page } = await open('/login', options)
    await page.goto(url)
    await page.imageCaptchasSettled()
    expect(await readValue(page, '#ans')).toBe(reads[0])
    expect([sent(), page.url()]).toEqual([[], url])
  })

  test('With submit always, a form is sent once, although it comes back.', async ({ open, walls }) => {
    const { url, options, sent } = beside(walls, 'comment', { auto: { submit: 'always' } })
    const { page, solver } = await open('/login', options)
    let solved = 0
    solver.on('solved', () => {
      solved += 1
    })
    await page.goto(url)
    await expect.poll(() => solved).toBe(1)
    await page.imageCaptchasSettled()
    await page.imageCaptchasSettled()
    expect(sent()).toHaveLength(1)
    await page.click('textarea')
    await expect.poll(() => sent().length).toBe(2)
  })

  test('With submit never, nothing is sent.', async ({ open, walls }) => {
    const { url, options, sent, reads } = beside(walls, 'wall', { auto: { submit: 'never' } })
    const { page } = await open('/login', options)
    await page.goto(url)
    await page.imageCaptchasSettled()
    expect(await readValue(page, '#ans')).toBe(reads[0])
    expect(sent()).toEqual([])
  })

  test('Something else to fill in is any field, list, box, editor or upload of the same form that a person could change, also in another step of it.', async ({
    open,
    walls,
  }) => {
    const { url, options, sent, reads } = beside(walls, 'others')
    const { page } = await open('/login', options)
    for (const [index, name] of Object.keys(others).entries()) {
      await page.goto(`${url}?${index}`)
      await page.imageCaptchasSettled()
      expect(await readValue(page, '#ans'), name).toBe(reads[index])
      expect(sent(), name).toEqual([])
    }
  })

  test('Where there is no form, it is any such field of the same dialog, or of the page.', async ({
    open,
    walls,
  }) => {
    const { url, options, sent, reads } = beside(walls, 'formless')
    const { page } = await open('/login', options)
    await page.goto(`${url}field`)
    await page.imageCaptchasSettled()
    expect(await readValue(page, '#ans')).toBe(reads[0])
    expect(sent()).toEqual([])
    for (const path of ['', 'dialog']) {
      await page.goto(url + path)
      await expect.poll(() => page.url()).toBe(`${url}welcome`)
    }
    expect(sent()).toMatchObject([{ isRight: true }, { isRight: true }])
  })

  test("`modules` and `origins` in it replace the solver's for what is solved without a call: `auto: { modules: ['queue-it'] }`.", async ({
    open,
    walls,
  }) => {
    const { url, options, sent, reads } = beside(walls, 'wall')
    const shop = url.replace('127.0.0.1', foreignHost)
    const { origin } = new URL(shop)
    const narrower = [{ modules: ['queue-it' as const] }, { origins: ['https://elsewhere.example'] }]
    for (const auto of narrower) {
      const { page } = await open('/login', { ...options, origins: [origin], auto })
      const before = reads.length
      await page.goto(shop)
      await page.imageCaptchasSettled()
      expect(reads.length, JSON.stringify(auto)).toBe(before)
      expect((await page.solveImageCaptchas()).solved).toMatchObject([{ verdict: 'accepted' }])
    }
    const { page } = await open('/login', { ...options, auto: { origins: [origin] } })
    await page.goto(shop)
    await expect.poll(() => page.url()).toBe(`${shop}welcome`)
    expect(sent()).toHaveLength(3)
  })

  test('A refused wall is tried as often as a call would, and then left alone.', async ({ open, walls }) => {
    const { url, options, sent } = beside(walls, 'refusing', { attempts: 2 })
    const { page, solver } = await open('/login', options)
    const failures = listFailures(solver)
    await page.goto(url)
    await expect.poll(() => failures).toEqual(['CAPTCHA_NOT_SOLVED'])
    await expect(page.solveImageCaptchas()).rejects.toMatchObject({ code: 'CAPTCHA_NOT_SOLVED' })
    await page.imageCaptchasSettled()
    expect(sent()).toHaveLength(2)
    // A document that somebody opens is another one.
    await page.goto(url)
    await expect.poll(() => sent().length).toBe(4)
    await expect.poll(() => failures).toHaveLength(2)
  })

  test('A page that loads itself again gets no other answer.', async ({ open, walls }) => {
    const { url, options, sent } = beside(walls, 'reloading', { attempts: 2 })
    const { page, solver } = await open('/login', options)
    const ends: string[] = []
    solver.on('failed', ({ code }) => ends.push(code))
    solver.on('solved', ({ verdict }) => ends.push(verdict))
    await page.goto(url)
    await expect.poll(() => ends).toHaveLength(1)
    const count = sent().length
    await page.imageCaptchasSettled().catch(() => undefined)
    await page.waitForSelector('#ans')
    await page.imageCaptchasSettled().catch(() => undefined)
    expect(count).toBeLessThanOrEqual(2)
    expect(sent()).toHaveLength(count)
  })
})

test.describe('where', () => {
  test('A document that is opened again, reloaded or come back to is a new one.', async ({ open, walls }) => {
    const { url, options, sent } = beside(walls, 'wall')
    const { page } = await open('/login', options)
    const passes = (times: number) => expect.poll(() => sent().length).toBe(times)
    const arrives = () => expect.poll(() => page.url()).toBe(`${url}welcome`)
    await page.goto(url)
    await passes(1)
    await arrives()
    await page.goto(url)
    await passes(2)
    await arrives()
    await page.goBack()
    // The browser may show the image that it has, which the server has forgotten.
    await arrives()
    expect(sent().slice(0, 2)).toMatchObject([{ isRight: true }, { isRight: true }])
  })

  test('A document that refused is answered again once it is reloaded, or somebody clicks or presses a key.', async ({
    open,
    walls,
  }) => {
    const { url, options, sent } = beside(walls, 'asking-again', { attempts: 2 })
    const { page, solver } = await open('/login', options)
    const failures = listFailures(solver)
    await page.goto(url)
    const acts = [
      async () => {},
      () => page.reload(),
      () => page.click('h1'),
      async () => {
        await page.waitForSelector('h1')
        await page.keyboard.press('a')
      },
    ]
    for (const [index, act] of acts.entries()) {
      await act()
      await expect.poll(() => failures, { message: `act ${index}` }).toHaveLength(index + 1)
      await page.imageCaptchasSettled().catch(() => undefined)
      await page.imageCaptchasSettled()
      expect(sent(), `act ${index}`).toHaveLength(2 * (index + 1))
    }
  })

  test('A document that refused is answered again once somebody goes back to it.', async ({
    open,
    walls,
  }) => {
    const { url, options, sent } = beside(walls, 'asking-again', { attempts: 2 })
    const { page, solver } = await open('/login', options)
    const failures = listFailures(solver)
    await page.goto(url)
    await expect.poll(() => failures).toHaveLength(1)
    await page.imageCaptchasSettled().catch(() => undefined)
    expect(sent()).toHaveLength(2)
    await page.goBack()
    await expect.poll(() => sent().length).toBe(4)
    await page.imageCaptchasSettled().catch(() => undefined)
    expect(sent()).toHaveLength(4)
  })

  test('It looks at documents that somebody goes back and forward to.', async ({ open, walls }) => {
    const { url, options, sent, reads } = beside(walls, 'comment')
    const { page } = await open('/login', options)
    // One driver lets the browser keep documents for that, with their answers.
    const isTyped = async () => {
      await page.imageCaptchasSettled()
      await expect.poll(() => readValue(page, '#ans')).toMatch(/./)
      expect(reads).toContain(await readValue(page, '#ans'))
    }
    for (const go of [
      () => page.goto(url),
      () => page.goto(`${url}?other`),
      () => page.goBack(),
      () => page.goForward(),
    ]) {
      await go()
      await isTyped()
    }
    expect(sent()).toEqual([])
  })

  test('It looks into frames, dialogs and other views of the same document.', async ({ open, walls }) => {
    const { url, options, sent } = beside(walls, 'host')
    const { page } = await open('/login', options)
    const passes = async (times: number) => {
      await expect.poll(() => sent().length).toBe(times)
      expect(sent().at(-1)?.isRight).toBe(true)
      // The page goes on to another document.
      await page.imageCaptchasSettled()
    }
    await page.goto(url)
    await page.click('#dialog')
    await passes(1)
    await page.goto(url)
    await page.click('#view')
    await passes(2)
    await page.goto(url)
    await page.evaluate(() => {
      const frame = document.createElement('iframe')
      frame.src = 'wall'
      document.body.append(frame)
    })
    await passes(3)
  })

  test('It looks at each form of a page.', async ({ open, walls }) => {
    const { url, options, sent } = beside(walls, 'host')
    const { page } = await open('/login', options)
    await page.goto(`${url}two`)
    await expect.poll(() => sent()).toMatchObject([{ isRight: true, fields: {} }])
    expect(sent()[0]?.fields).not.toHaveProperty('who')
  })

  test('It does not look at pages whose origin is not listed.', async ({ open, site }) => {
    let read = 0
    const provider = () => `text${++read}`
    const { page, solver } = await open('/login', { auto: true, provider })
    const looks: string[] = []
    solver.on('found', ({ url }) => looks.push(url))
    await page.goto(`${site.url.replace('127.0.0.1', 'shop.test')}/svg-inline`)
    await page.imageCaptchasSettled()
    await page.goto(`${site.url}/svg-inline`)
    await expect.poll(() => read).toBeGreaterThan(0)
    expect(looks).toEqual([`${site.url}/svg-inline`])
  })
})

const watched = ['close', 'frameattached', 'framenavigated', 'framedetached', 'domcontentloaded']
const countListeners = (page: TestPage) =>
  watched.map((event) => (page as unknown as { listenerCount(event: string): number }).listenerCount(event))

/** The context of a page in either driver. */
const contextOf = (page: TestPage) =>
  'browserContext' in page
    ? (page as unknown as { browserContext(): PageSource }).browserContext()
    : (page.context() as PageSource)
type PageSource = Exclude<Parameters<Solver['watch']>[0], { url(): string }>

test.describe('stops', () => {
  test('`solver.watch(page)` or `solver.watch(context)` starts it without the option, until the function that it returns is called.', async ({
    open,
    walls,
  }) => {
    const { url, options, sent, reads } = beside(walls, 'wall', { auto: false })
    const { page, solver } = await open('/login', options)
    for (const target of [page, contextOf(page)]) {
      const before = reads.length
      const stop = solver.watch(target)
      await page.goto(url)
      await expect.poll(() => page.url()).toBe(`${url}welcome`)
      stop()
      await page.goto(url)
      await page.imageCaptchasSettled()
      expect(await readValue(page, '#ans')).toBe('')
      expect(reads).toHaveLength(before + 1)
    }
    expect(sent()).toHaveLength(2)
  })

  test('on request, and leaves no listener', async ({ open, site }) => {
    const { page, solver } = await open('/login', { provider: () => 'wrong' })
    const found: string[] = []
    solver.on('found', ({ module }) => found.push(module))
    const before = countListeners(page)
    const stop = solver.watch(page)
    const stopAgain = solver.watch(page)
    expect(countListeners(page)).toEqual(before.map((count) => count + 1))
    stop()
    stop()
    expect(countListeners(page)).toEqual(before.map((count) => count + 1))
    stopAgain()
    expect(countListeners(page)).toEqual(before)
    await page.goto(`${site.url}/svg-image`)
    await page.waitForSelector('#captcha-image')
    const result = await page.findImageCaptchas()
    expect(result.captchas).toHaveLength(1)
    expect(found).toEqual([])
  })

  test('when the page closes, and leaves no listener there either', async ({ open }) => {
    const { page, solver } = await open('/login')
    const before = countListeners(page)
    solver.watch(page)
    await page.close()
    const after = countListeners(page)
    expect(after.every((count, index) => count <= (before[index] ?? 0))).toBe(true)
  })
})
