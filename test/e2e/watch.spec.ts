import type { SolverOptions } from 'solve-image-captchas'
import type { Provider } from 'solve-image-captchas/providers'
import { wallSites } from '../../e2e-fixtures/beside/walls.ts'
import { startVerdictSites, type VerdictServer } from '../../e2e-fixtures/verdicts/start-verdict-sites.ts'
import { test as base, expect, type TestPage } from './harness.ts'
import { rightReader } from './readers.ts'

const test = base.extend<object, { walls: VerdictServer }>({
  walls: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright Test reads the names of fixtures from this pattern.
    async ({}, use) => {
      const server = await startVerdictSites(wallSites)
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
})

/** Options of a hook that reads the images of one site, and the forms that the site received since. */
function beside(walls: VerdictServer, site: string, options: SolverOptions = {}) {
  const before = walls.submissions.length
  const reads: string[] = []
  const provider = () => {
    const text = walls.answerOf(site) ?? 'none'
    reads.push(text)
    return text
  }
  return {
    url: `${walls.url}/${site}/`,
    reads,
    options: { auto: true, provider, ...options },
    sent: () => walls.submissions.slice(before).filter((submission) => submission.site === site),
  }
}

const readValue = (page: TestPage, selector: string) =>
  page.evaluate((wanted: string) => document.querySelector<HTMLInputElement>(wanted)?.value, selector)

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

  test('A refused wall is tried as often as a call would, and then left alone.', async ({ open, walls }) => {
    const { url, options, sent } = beside(walls, 'refusing', { attempts: 2 })
    const { page, solver } = await open('/login', options)
    const failures: string[] = []
    solver.on('failed', ({ code }) => failures.push(code))
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

test.describe('together with a call', () => {
  test('A call sends what is already typed, with the same reading.', async ({ open, walls }) => {
    const { url, options, sent, reads } = beside(walls, 'comment')
    const { page } = await open('/login', options)
    await page.goto(url)
    await page.imageCaptchasSettled()
    const { solutions, solved } = await page.solveImageCaptchas()
    expect([reads.length, sent().length]).toEqual([1, 1])
    expect(solved).toMatchObject([{ verdict: 'accepted' }])
    expect(solutions).toHaveLength(1)
    expect(solutions[0]?.attempts).toMatchObject([{ number: 1, verdict: 'accepted' }])
  })

  test('A call that comes while an image is read waits for the reading.', async ({ open, walls }) => {
    const { url, options, sent, reads } = beside(walls, 'comment')
    let isAsked = () => {}
    const asked = new Promise<void>((resolve) => {
      isAsked = resolve
    })
    let answer = (_: string) => {}
    const provider = () => {
      isAsked()
      reads.push('asked')
      return new Promise<string>((resolve) => {
        answer = resolve
      })
    }
    const { page } = await open('/login', { ...options, provider })
    await page.goto(url)
    await asked
    const solving = page.solveImageCaptchas()
    answer(walls.answerOf('comment') ?? '')
    const { solutions } = await solving
    expect(solutions[0]?.attempts).toMatchObject([{ verdict: 'accepted' }])
    expect([reads.length, sent().length]).toEqual([1, 1])
  })

  test('A call after a wall was passed returns what was done.', async ({ open, walls }) => {
    const { url, options, sent } = beside(walls, 'wall')
    const { page } = await open('/login', options)
    await page.goto(url)
    await expect.poll(() => page.url()).toBe(`${url}welcome`)
    const { solved } = await page.solveImageCaptchas()
    expect(solved).toMatchObject([{ verdict: 'accepted' }])
    expect(sent()).toHaveLength(1)
  })

  test('A call reads anew what was replaced since.', async ({ open, walls }) => {
    const { url, options, sent, reads } = beside(walls, 'comment')
    const { page, solver } = await open('/login', options)
    await page.goto(url)
    await page.imageCaptchasSettled()
    await solver.close()
    await page.evaluate(async () => {
      const image = document.querySelector('img') as HTMLImageElement
      image.src = 'captcha?2'
      await image.decode()
    })
    await page.solveImageCaptchas()
    expect(sent()).toMatchObject([{ isRight: true }])
    expect(reads).toHaveLength(2)
  })

  test('A captcha that somebody answers is theirs.', async ({ open, walls }) => {
    const { url, options, reads } = beside(walls, 'comment', { auto: false })
    const { page, solver } = await open('/login', options)
    await page.goto(url)
    await page.click('#ans')
    await page.keyboard.type('mine')
    solver.watch(page as never)
    await page.imageCaptchasSettled()
    expect([await readValue(page, '#ans'), reads]).toEqual(['mine', []])
  })

  test('An answer is typed again when the image changes.', async ({ open, walls }) => {
    const { url, options, reads } = beside(walls, 'comment')
    const { page } = await open('/login', options)
    await page.goto(url)
    await page.imageCaptchasSettled()
    await page.evaluate(() => {
      const image = document.querySelector('img') as HTMLImageElement
      image.src = 'captcha?2'
    })
    await expect.poll(() => reads.length).toBe(2)
    await expect.poll(() => readValue(page, '#ans')).toBe(reads[1])
  })

  test('joins a solve in progress', async ({ open, site }) => {
    let asked = 0
    const right = rightReader(site, 'django')
    const { page } = await open('/django', {
      provider: (request) => {
        asked += 1
        return right(request)
      },
    })
    const [one, other] = await Promise.all([page.solveImageCaptchas(), page.solveImageCaptchas()])
    expect(one.solved).toEqual(other.solved)
    expect(asked).toBe(1)
  })
})

test.describe('beside somebody', () => {
  test('moves neither focus nor caret nor page, although it types, and asks for another image out of sight', async ({
    open,
    walls,
  }) => {
    const { url, options } = beside(walls, 'comment', { auto: false })
    let asked = 0
    const unsure: Provider = {
      name: 'unsure',
      async read() {
        asked += 1
        return { text: walls.answerOf('comment') ?? '', score: asked === 1 ? 0.1 : 1, provider: 'unsure' }
      },
    }
    const { page, solver } = await open('/login', { ...options, provider: unsure })
    await page.goto(url)
    await page.evaluate(() => {
      const image = document.querySelector('img') as HTMLImageElement
      const field = document.querySelector('#ans') as HTMLInputElement
      image.insertAdjacentHTML('beforebegin', '<div style="height: 3000px"></div>')
      image.onclick = () => {
        image.src = 'captcha?2'
        field.focus()
        field.scrollIntoView()
        setTimeout(() => field.select())
      }
      const comment = document.querySelector('textarea') as HTMLTextAreaElement
      comment.value = 'Dear all,'
      comment.focus()
      comment.setSelectionRange(2, 5)
      scrollTo(0, 20)
    })
    // What the page did itself is reported a moment later.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
    await page.evaluate(() => {
      const seen: string[] = []
      Object.assign(window, { seen })
      const field = document.querySelector('#ans')
      // A value that is set moves the caret of its own field, which nobody uses.
      const note = ({ type, target }: Event) => target !== field && seen.push(type)
      for (const type of ['focusin', 'focusout', 'scroll', 'pointermove', 'mouseover', 'selectionchange'])
        document.addEventListener(type, note, { capture: true })
    })
    solver.watch(page)
    await page.imageCaptchasSettled()
    const state = await page.evaluate(() => {
      const { selectionStart, selectionEnd, id, localName } = document.activeElement as HTMLTextAreaElement
      const { seen } = window as unknown as { seen: string[] }
      return { seen, focus: `${localName}${id}`, selectionStart, selectionEnd, scroll: scrollY }
    })
    expect(state).toEqual({ seen: [], focus: 'textarea', selectionStart: 2, selectionEnd: 5, scroll: 20 })
    expect(asked).toBe(2)
    expect(await readValue(page, '#ans')).toBe(walls.answerOf('comment'))
  })
})

const watched = ['close', 'frameattached', 'framenavigated', 'framedetached', 'domcontentloaded', 'load']
const countListeners = (page: TestPage) =>
  watched.map((event) => (page as unknown as { listenerCount(event: string): number }).listenerCount(event))

test.describe('stops', () => {
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
