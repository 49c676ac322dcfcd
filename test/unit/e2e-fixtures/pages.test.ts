import { afterAll, beforeAll, expect, it } from 'vitest'
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

it('rejects the first right answer and accepts the next on the page that promises so', async () => {
  const visitor = new Visitor(site.url)
  await visitor.get('/rejects-first')
  await visitor.post('/rejects-first', { captcha: 'wrong' })
  const first = await visitor.post('/rejects-first', { captcha: right(visitor, 'rejects-first') })
  expect(first.body).toContain('Please type the new characters.')
  const second = await visitor.post('/rejects-first', { captcha: right(visitor, 'rejects-first') })
  expect(second.headers.get('location')).toBe('/welcome')
})

it('passes two forms only when both are accepted', async () => {
  const visitor = new Visitor(site.url)
  const sendForm = async (path: string, form: string) =>
    visitor.post(path, { form, captcha: right(visitor, 'two-forms', form) })
  await visitor.get('/two-forms')
  const { headers } = await sendForm('/two-forms', 'ticket')
  expect(headers.get('location')).toBe('/two-forms?done=ticket')
  expect(site.isPassed(site.page('two-forms'))).toBe(false)
  await visitor.get('/two-forms?done=ticket')
  expect((await sendForm('/two-forms?done=ticket', 'login')).headers.get('location')).toBe('/welcome')
  expect(site.isPassed(site.page('two-forms'))).toBe(true)
})

it('accepts two captchas of one form together or not at all', async () => {
  const visitor = new Visitor(site.url)
  const answers = () => ({
    first: right(visitor, 'two-in-one-form', 'first'),
    second: right(visitor, 'two-in-one-form', 'second'),
  })
  await visitor.get('/two-in-one-form')
  await visitor.post('/two-in-one-form', { ...answers(), second: 'wrong' })
  expect(site.log.slice(-2).map(({ verdict }) => verdict)).toEqual(['rejected', 'rejected'])
  expect((await visitor.post('/two-in-one-form', answers())).status).toBe(303)
  expect(site.log.slice(-2).map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted'])
})

it('carries the session into a frame of another origin without cookies', async () => {
  const visitor = new Visitor(site.url)
  const source = (await visitor.get('/cross-origin-frame')).body.match(/<iframe src="([^"]+)"/)?.[1] ?? ''
  expect(new URL(source).origin).toBe(site.otherUrl)
  const key = readKey({ body: await (await fetch(source)).text() }) ?? ''
  const body = new URLSearchParams({ captcha_0: key, captcha_1: right(visitor, 'cross-origin-frame') })
  const reply = await fetch(source, { method: 'POST', body, redirect: 'manual' })
  expect(reply.headers.get('location')).toBe('/cross-origin-frame/done')
  expect(site.log.at(-1)).toMatchObject({ session: visitor.session, verdict: 'accepted' })
})

it('reports success for a wrong answer on the page that lies', async () => {
  const visitor = new Visitor(site.url)
  await visitor.get('/liar')
  const reply = await visitor.post('/liar', { captcha: right(visitor, 'liar') })
  expect(reply.body).toContain('Success!')
  expect(reply.body).toContain('name="captcha"')
  expect(site.log.at(-1)).toMatchObject({ page: 'liar', verdict: 'rejected' })
})

it('appears late again after a wrong answer, with its message, on the page that promises so', async () => {
  const visitor = new Visitor(site.url)
  await visitor.get('/late-again/form')
  const reply = await visitor.post('/late-again', { captcha: 'wrong' })
  expect(reply.body).not.toContain('name="captcha"')
  expect((await visitor.get('/late-again/form?refused')).body).toContain('The captcha is not correct.')
})

it('has no image on the page whose image is missing', async () => {
  expect((await new Visitor(site.url).get('/image-missing/captcha')).status).toBe(404)
})
