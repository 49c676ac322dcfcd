import { expect, type TestPage, test } from './harness.ts'
import { rightReader, wrongThenRight } from './readers.ts'

// libraries.spec.ts covers the pages that contain only a library's captcha.
for (const name of ['svg-arithmetic', 'cross-origin-frame', 'shadow-root', 'late', 'scaled', 'ajax']) {
  test(`gets the answer accepted on the page ${name}`, async ({ open, site }) => {
    const started = Date.now()
    const sitePage = site.pages.find((one) => one.name === name)
    const { page } = await open(sitePage?.path ?? '', { provider: rightReader(site, name) })
    const result = await page.solveImageCaptchas()
    expect(result.solved).toMatchObject([{ verdict: 'accepted', confirmed: true, attempts: 1 }])
    expect(result.solutions[0]?.attempts[0]?.image.byteLength).toBeGreaterThan(100)
    expect(site.acceptedSince(started, name)).toHaveLength(1)
  })
}

for (const name of ['cross-origin-frame', 'ajax']) {
  test(`notices a rejection on the page ${name} and solves the next image`, async ({ open, site }) => {
    const sitePage = site.pages.find((one) => one.name === name)
    const { page } = await open(sitePage?.path ?? '', { provider: wrongThenRight(site, name, 2) })
    const { solutions, solved } = await page.solveImageCaptchas()
    const attempts = solutions[0]?.attempts ?? []
    expect(attempts.map(({ verdict }) => verdict)).toEqual(['rejected', 'rejected', 'accepted'])
    expect(new Set(attempts.map(({ image }) => Buffer.from(image).toString('base64'))).size).toBe(3)
    expect(solved).toMatchObject([{ attempts: 3, confirmed: true }])
  })
}

test('tries again when a correct answer is rejected', async ({ open, site }) => {
  const { page } = await open('/rejects-first', { provider: rightReader(site, 'rejects-first') })
  const { solved } = await page.solveImageCaptchas()
  expect(solved).toMatchObject([{ attempts: 2, verdict: 'accepted' }])
})

/** Fills in everything except the captcha, as a site's test does before it solves the captcha. */
async function fillIn(page: TestPage): Promise<void> {
  for (const [name, text] of Object.entries({ name: 'Ada', wish: 'A quiet one', nights: '2' })) {
    const field = await page.$(`[name=${name}]`)
    await field?.type(text)
    await field?.dispose()
  }
  await page.evaluate(() => {
    const pick = (selector: string) => document.querySelector(selector) as HTMLInputElement
    pick('[name=room]').value = 'sea'
    pick('[value=dinner]').checked = true
    pick('[name=terms]').checked = true
  })
}

const wrong = { text: 'wrng', score: 1 }
const unsure = { text: 'wrng', score: 0.1 }
for (const { after, answers } of [
  { after: 'a refusal', answers: [wrong] },
  { after: 'a reload for another image', answers: [unsure] },
  { after: 'going back from the reply to a form for another image', answers: [wrong, unsure, unsure] },
]) {
  test(`restores the user's input after ${after}`, async ({ open, site }) => {
    const started = site.log.length
    let asked = 0
    const { page } = await open('/forgetful', {
      provider: () => answers[asked++] ?? { text: site.answerOf('forgetful') ?? '', score: 1 },
    })
    await fillIn(page)
    const { solved } = await page.solveImageCaptchas()
    expect(solved).toMatchObject([{ verdict: 'accepted', attempts: answers.length + 1 }])
    // The server accepts a correct answer only with all other fields.
    expect(site.log.slice(started).at(-1)).toMatchObject({ verdict: 'accepted' })
  })
}

test('solves one form after the other', async ({ open, site }) => {
  const started = Date.now()
  const { page } = await open('/two-forms', { provider: rightReader(site, 'two-forms', ['login', 'ticket']) })
  const { captchas, solved } = await page.solveImageCaptchas()
  expect(captchas).toHaveLength(2)
  expect(solved.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted'])
  expect(site.acceptedSince(started, 'two-forms')).toHaveLength(2)
})

test('answers two captchas of one form before it submits the form', async ({ open, site }) => {
  const started = Date.now()
  const provider = rightReader(site, 'two-in-one-form', ['first', 'second'])
  const { page } = await open('/two-in-one-form', { provider })
  const { solved } = await page.solveImageCaptchas()
  expect(solved.map(({ verdict, attempts }) => [verdict, attempts])).toEqual([
    ['accepted', 1],
    ['accepted', 1],
  ])
  expect(site.acceptedSince(started, 'two-in-one-form')).toHaveLength(2)
})

test('solves the captcha of one frame when called on it', async ({ open, site }) => {
  const { page } = await open('/cross-origin-frame', { provider: rightReader(site, 'cross-origin-frame') })
  const frame = page.frames().find((one) => one.url().startsWith(site.otherUrl))
  expect((await frame?.solveImageCaptchas())?.solved).toMatchObject([{ verdict: 'accepted' }])
})

test('types the answer but leaves submitting to the caller with submit: false', async ({ open, site }) => {
  const started = Date.now()
  const { page } = await open('/django', { provider: rightReader(site, 'django'), submit: false })
  const { solved } = await page.solveImageCaptchas()
  expect(solved).toMatchObject([{ verdict: 'entered', confirmed: false }])
  const typed = await page.evaluate(
    () => (document.querySelector('[id$=captcha_1]') as HTMLInputElement).value,
  )
  expect(typed).toBe(solved[0]?.text)
  expect(site.acceptedSince(started, 'django')).toEqual([])
})

test('reports a page that gives no sign as unconfirmed', async ({ open, site }) => {
  const { page } = await open('/silent', { provider: rightReader(site, 'silent') })
  const { solved, solutions } = await page.solveImageCaptchas()
  expect(solved).toMatchObject([{ verdict: 'unconfirmed', confirmed: false }])
  expect(solutions[0]?.attempts[0]?.reason).toContain('the same image and no message')
})

test('submits nothing again where the page reports success above another image', async ({ open, site }) => {
  const started = site.log.length
  const { page } = await open('/liar', { provider: rightReader(site, 'liar') })
  const { solved } = await page.solveImageCaptchas()
  expect(solved).toMatchObject([{ verdict: 'accepted', attempts: 1 }])
  expect(site.log.slice(started)).toHaveLength(1)
})

test('does not take a form that is redrawn after a moment for gone', async ({ open, site }) => {
  const { page } = await open('/late-again', { provider: wrongThenRight(site, 'late-again', 1) })
  const { solutions } = await page.solveImageCaptchas()
  expect(solutions[0]?.attempts.map(({ verdict }) => verdict)).toEqual(['rejected', 'accepted'])
})

test('does not type a reading that is too long for the field', async ({ open, site }) => {
  let asked = 0
  const { page } = await open('/security-code', {
    provider: () => (++asked === 1 ? 'far-too-long' : (site.answerOf('security-code') ?? '')),
  })
  const { solutions } = await page.solveImageCaptchas()
  const attempts = solutions[0]?.attempts ?? []
  expect(attempts.map(({ verdict }) => verdict)).toEqual(['unreadable', 'accepted'])
  expect(attempts[0]?.reason).toBe('"far-too-long" is longer than the 4 characters that the field takes')
})

test('submits a form whose button is covered', async ({ open, site }) => {
  const { page } = await open('/covered', { provider: rightReader(site, 'covered') })
  expect((await page.solveImageCaptchas()).solved).toMatchObject([{ verdict: 'accepted' }])
})

test('requests a fresh image while the score is too low, and types nothing meanwhile', async ({
  open,
  site,
}) => {
  const started = site.log.length
  let asked = 0
  const { page } = await open('/svg-image', {
    provider: () => ({ text: site.answerOf('svg-image') ?? '', score: ++asked < 3 ? 0.5 : 0.9 }),
  })
  const { solutions } = await page.solveImageCaptchas()
  const attempts = solutions[0]?.attempts ?? []
  expect(attempts.map(({ verdict }) => verdict)).toEqual(['low-score', 'low-score', 'accepted'])
  expect(attempts[0]?.reason).toMatch(/read "\w+" with score 0\.50, under 0\.8/)
  expect(site.log.length - started).toBe(1)
})

test('asks the next provider before it requests a fresh image', async ({ open, site }) => {
  const { page } = await open('/django', {
    provider: [() => ({ text: 'xxxx', score: 0.1 }), rightReader(site, 'django')],
  })
  const { solutions } = await page.solveImageCaptchas()
  expect(solutions[0]?.attempts).toHaveLength(1)
  expect(solutions[0]?.attempts[0]?.answers.map(({ reading }) => reading?.text)).toEqual([
    'xxxx',
    solutions[0]?.text,
  ])
  expect(solutions[0]?.provider).toBe('right')
})

test('does not type an answer whose image has been replaced meanwhile', async ({ open, site }) => {
  let asked = 0
  const { page } = await open('/django', {
    provider: async () => {
      asked += 1
      const answer = site.answerOf('django') ?? ''
      if (asked === 1) {
        const shown = await page.evaluate(describeImage)
        await page.evaluate(() => (document.querySelector('.js-captcha-refresh') as HTMLElement).click())
        await expect.poll(() => site.answerOf('django')).not.toBe(answer)
        // The server has the new answer before the page has the image's new address.
        await expect.poll(() => page.evaluate(describeImage)).not.toMatchObject({ src: shown.src })
        await expect.poll(() => page.evaluate(describeImage)).toMatchObject({ isLoaded: true })
      }
      return answer
    },
  })
  const { solutions } = await page.solveImageCaptchas()
  expect(solutions[0]?.attempts.map(({ verdict }) => verdict)).toEqual(['outdated', 'accepted'])
})

function describeImage() {
  const { src, complete, naturalWidth } = document.querySelector('img.captcha') as HTMLImageElement
  return { src, isLoaded: complete && naturalWidth > 0 }
}

test('emits events as they happen', async ({ open, site }) => {
  const { page, solver } = await open('/trek', { provider: wrongThenRight(site, 'trek', 1) })
  const emitted: string[] = []
  solver.on('found', ({ module }) => emitted.push(`found ${module}`))
  solver.on('attempt', ({ number, verdict }) => emitted.push(`attempt ${number} ${verdict}`))
  solver.on('solved', ({ verdict }) => emitted.push(`solved ${verdict}`))
  await page.solveImageCaptchas()
  expect(emitted).toEqual([
    'found trek-captcha',
    'attempt 1 rejected',
    'attempt 2 accepted',
    'solved accepted',
  ])
})

for (const [name, accepted] of [
  ['a selector', '.success'],
  ['a text', { text: /you are (.+)ed/i }],
  ['a function of the page', async (page: TestPage) => (await page.$('.success:not([hidden])')) !== null],
] as const) {
  test(`resolves with accepted as soon as ${name} of the call is met`, async ({ open, site }) => {
    const { page } = await open('/ajax', { provider: rightReader(site, 'ajax') })
    const { solutions } = await page.solveImageCaptchas({ accepted })
    expect(solutions[0]?.attempts).toMatchObject([
      { verdict: 'accepted', reason: expect.stringContaining('which the call names as accepted') },
    ])
  })
}

test('accepts nothing else where the call says what success looks like', async ({ open, site }) => {
  const { page } = await open('/ajax', { provider: rightReader(site, 'ajax') })
  const { solved } = await page.solveImageCaptchas({ accepted: { url: '*/never' } })
  expect(solved).toMatchObject([{ verdict: 'unconfirmed', confirmed: false }])
})

test('takes the words of the call for a refusal', async ({ open, site }) => {
  const { page } = await open('/ajax', {
    provider: rightReader(site, 'ajax'),
    attempts: 1,
    throwOnError: false,
  })
  const { solutions, error } = await page.solveImageCaptchas({ rejected: { text: 'You are subscribed' } })
  expect(solutions[0]?.attempts).toMatchObject([{ verdict: 'rejected' }])
  expect(error).toMatchObject({ code: 'CAPTCHA_NOT_SOLVED' })
})
