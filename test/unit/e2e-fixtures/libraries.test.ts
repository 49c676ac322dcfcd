import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Site, startSite } from '../../../e2e-fixtures/site.ts'
import { Visitor } from './visitor.ts'
import { readKey } from './walk-throughs.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

const right = (visitor: Visitor, page: string, captcha?: string) =>
  site.answerOf(page, { session: visitor.session, ...(captcha && { captcha }) }) ?? ''

describe('the answers that the libraries accept', () => {
  it('svg-captcha: the exact text', async () => {
    const visitor = new Visitor(site.url)
    await visitor.get('/svg-inline')
    while (!/[a-z]/.test(right(visitor, 'svg-inline'))) await visitor.get('/svg-inline')
    const reply = await visitor.post('/svg-inline', { captcha: right(visitor, 'svg-inline').toUpperCase() })
    expect(reply.status).toBe(200)
  })

  it('django-simple-captcha: any case, with surrounding spaces', async () => {
    const visitor = new Visitor(site.url)
    const key = readKey(await visitor.get('/django')) ?? ''
    const answer = ` ${right(visitor, 'django').toLowerCase()} `
    expect((await visitor.post('/django', { captcha_0: key, captcha_1: answer })).status).toBe(303)
  })

  it('Gregwar: any case, 0 for o and 1 for l', async () => {
    const visitor = new Visitor(site.url)
    const isTelling = () => /o|l/i.test(right(visitor, 'gregwar'))
    do await visitor.get('/gregwar')
    while (!isTelling())
    const phrase = right(visitor, 'gregwar').toUpperCase().replaceAll('O', '0').replaceAll('L', '1')
    expect((await visitor.post('/gregwar', { phrase })).status).toBe(303)
  })
})

describe("django-simple-captcha's refresh", () => {
  const ajax = { 'x-requested-with': 'XMLHttpRequest' }

  it('returns a new key and image and closes the old one', async () => {
    const visitor = new Visitor(site.url)
    const old = readKey(await visitor.get('/django'))
    const fresh = JSON.parse((await visitor.get('/captcha/refresh/?page=django', ajax)).body)
    expect(fresh).toEqual({
      key: expect.any(String),
      image_url: `/captcha/image/${fresh.key}/`,
      audio_url: null,
    })
    expect((await visitor.get(`/captcha/image/${old}/`)).status).toBe(410)
    expect((await visitor.get(fresh.image_url)).headers.get('content-type')).toBe('image/png')
    const fields = { captcha_0: fresh.key, captcha_1: right(visitor, 'django') }
    expect((await visitor.post('/django', fields)).status).toBe(303)
  })

  it('answers only scripts', async () => {
    expect((await new Visitor(site.url).get('/captcha/refresh/?page=django')).status).toBe(404)
  })
})

it('shows a visitor every stored image before it repeats one', async () => {
  const visitor = new Visitor(site.url)
  const answers: string[] = []
  for (let visit = 0; visit < 150; visit++) {
    await visitor.get('/gregwar')
    answers.push(right(visitor, 'gregwar'))
  }
  expect(new Set(answers).size).toBe(150)
})
