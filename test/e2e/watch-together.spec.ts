import type { Solver } from 'solve-image-captchas'
import type { Provider } from 'solve-image-captchas/providers'
import { expect } from './harness.ts'
import { rightReader } from './readers.ts'
import { beside, readValue, test } from './walls.ts'

/** Everything that a solver reports, in one line each. */
function listEvents(solver: Solver): string[] {
  const events: string[] = []
  solver.on('found', ({ module }) => events.push(`found ${module}`))
  solver.on('attempt', ({ number, verdict }) => events.push(`attempt ${number} ${verdict}`))
  solver.on('solved', ({ verdict }) => events.push(`solved ${verdict}`))
  solver.on('failed', ({ code }) => events.push(`failed ${code}`))
  return events
}

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

  test("An answer that was kept for longer than its module's `lifetime`, four minutes if it has none, is read anew with another image.", async ({
    open,
    walls,
  }) => {
    const brief = { name: 'brief', image: 'img', input: '#ans', lifetime: 0 }
    const { url, options, sent, reads } = beside(walls, 'comment', { modules: [brief] })
    const { page } = await open('/login', options)
    await page.goto(url)
    await page.imageCaptchasSettled()
    await page.solveImageCaptchas()
    expect(reads).toHaveLength(2)
    expect(reads[1]).not.toBe(reads[0])
    expect(sent()).toMatchObject([{ isRight: true, given: reads[1] }])
  })

  test("An answer that was typed and kept is `entered`; a call that sends it reports it again, with the page's verdict.", async ({
    open,
    walls,
  }) => {
    const { url, options } = beside(walls, 'comment')
    const { page, solver } = await open('/login', options)
    const events = listEvents(solver)
    await page.goto(url)
    await page.imageCaptchasSettled()
    expect(events).toEqual(['found svg-captcha', 'attempt 1 entered', 'solved entered'])
    await page.solveImageCaptchas()
    expect(events.slice(3)).toEqual(['found svg-captcha', 'attempt 1 accepted', 'solved accepted'])
  })

  test('An error is also thrown by the next call on the page, once.', async ({ open, walls }) => {
    const { url, options, sent } = beside(walls, 'asking-again', { attempts: 1 })
    const { page, solver } = await open('/login', options)
    const events = listEvents(solver)
    await page.goto(url)
    await expect.poll(() => events.at(-1)).toBe('failed CAPTCHA_NOT_SOLVED')
    await expect(page.solveImageCaptchas()).rejects.toMatchObject({ code: 'CAPTCHA_NOT_SOLVED' })
    expect(sent()).toHaveLength(1)
    await page.imageCaptchasSettled()
    await expect(page.solveImageCaptchas()).rejects.toMatchObject({ code: 'CAPTCHA_NOT_SOLVED' })
    expect(sent()).toHaveLength(2)
  })

  test('A field that takes only real keys is left to `solveImageCaptchas()`.', async ({ open, walls }) => {
    const { url, options, sent, reads } = beside(walls, 'real-keys')
    const { page } = await open('/login', options)
    await page.goto(url)
    await expect(page.imageCaptchasSettled()).rejects.toMatchObject({ code: 'ANSWER_NOT_ENTERED' })
    expect((await page.solveImageCaptchas()).solved).toMatchObject([{ verdict: 'accepted' }])
    expect(sent()).toMatchObject([{ isRight: true }])
    expect(reads).toHaveLength(1)
  })

  test('A call tries again by itself what could not be typed without one.', async ({ open, walls }) => {
    const { url, options, sent, reads } = beside(walls, 'real-keys')
    const { page, solver } = await open('/login', options)
    const events = listEvents(solver)
    await page.goto(url)
    await expect.poll(() => events.at(-1)).toBe('failed ANSWER_NOT_ENTERED')
    expect((await page.solveImageCaptchas()).solved).toMatchObject([{ verdict: 'accepted' }])
    expect([reads.length, sent().length]).toEqual([1, 1])
    await page.imageCaptchasSettled()
  })
})

test.describe('imageCaptchasSettled()', () => {
  test('resolves once a wall is passed', async ({ open, walls }) => {
    const { url, options } = beside(walls, 'wall')
    const { page } = await open('/login', options)
    await page.goto(url)
    await page.imageCaptchasSettled()
    await expect.poll(() => page.url()).toBe(`${url}welcome`)
  })

  test('rejects with what was not solved, once', async ({ open, walls }) => {
    const { url, options } = beside(walls, 'asking-again', { attempts: 1 })
    const { page } = await open('/login', options)
    await page.goto(url)
    await expect(page.imageCaptchasSettled()).rejects.toMatchObject({ code: 'CAPTCHA_NOT_SOLVED' })
    await page.imageCaptchasSettled()
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

  test('keeps no click and no key of the test waiting', async ({ open, walls }) => {
    const { url, options } = beside(walls, 'comment')
    let answer = (_: string) => {}
    let isAsked = false
    const provider = () => {
      isAsked = true
      return new Promise<string>((resolve) => {
        answer = resolve
      })
    }
    const { page } = await open('/login', { ...options, provider })
    await page.goto(url)
    await expect.poll(() => isAsked).toBe(true)
    await page.click('textarea')
    await page.keyboard.type('Dear all')
    expect(await readValue(page, 'textarea')).toBe('Dear all')
    answer(walls.answerOf('comment') ?? '')
    await page.imageCaptchasSettled()
    expect(await readValue(page, '#ans')).toBe(walls.answerOf('comment'))
  })

  test('looks when the page changes, and runs nothing in it in between', async ({ open }) => {
    const { page } = await open('/login', { auto: true, provider: () => 'wrong' })
    await page.imageCaptchasSettled()
    await page.evaluate(() => {
      let walks = 0
      const { createTreeWalker } = document
      document.createTreeWalker = (...given) => {
        walks += 1
        return createTreeWalker.apply(document, given)
      }
      const clock = document.body.appendChild(document.createElement('p'))
      setInterval(() => {
        clock.textContent = String(performance.now())
      }, 20)
      Object.assign(window, { countWalks: () => walks })
    })
    const countWalks = () => page.evaluate(() => (window as unknown as { countWalks(): number }).countWalks())
    // The paragraph itself came while the page was watched, and may have been worth a look.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_000)))
    const before = await countWalks()
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 3_000)))
    expect(await countWalks()).toBe(before)
    await page.evaluate(() => void document.body.append(new Image()))
    await expect.poll(countWalks).toBeGreaterThan(before)
  })
})
