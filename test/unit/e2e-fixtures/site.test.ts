import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Site, startSite } from '../../../e2e-fixtures/site.ts'
import { Visitor } from './visitor.ts'

let site: Site
let isOpen = false
const openHandles = () => process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP')).length

beforeEach(async () => {
  site = await startSite()
  isOpen = true
})
afterEach(async () => {
  if (isOpen) await site.close()
})

it('answers on loopback under two origins', async () => {
  expect(site.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(new URL(site.otherUrl)).toMatchObject({ hostname: 'localhost', port: new URL(site.url).port })
})

it.each(['captcha', 'library', 'plain', 'faulty'])('serves every %s page', async (group) => {
  const pages = site.pages.filter((page) => page.group === group)
  expect(pages.length).toBeGreaterThan(5)
  for (const page of pages) {
    const { status, body } = await new Visitor(site.url).get(page.path)
    expect(status, page.name).toBe(200)
    expect(body, page.name).toContain('<!doctype html>')
  }
})

it('gives every page its own name and lists all of them', async () => {
  const { body } = await new Visitor(site.url).get('/')
  expect(new Set(site.pages.map(({ name }) => name)).size).toBe(site.pages.length)
  for (const page of site.pages) expect(body).toContain(`href="${page.path}"`)
})

it('never says captcha on a page without one', async () => {
  for (const page of site.pages.filter(({ group }) => group === 'plain')) {
    const { body } = await new Visitor(site.url).get(page.path)
    expect(body, page.name).not.toMatch(/captcha/i)
  }
})

it('counts how often a path was requested', async () => {
  const visitor = new Visitor(site.url)
  expect(site.requests('/trek/captcha.gif')).toBe(0)
  await visitor.get('/trek/captcha.gif')
  await visitor.get('/trek/captcha.gif?again')
  expect(site.requests('/trek/captcha.gif')).toBe(2)
})

it('returns the answers accepted since a time', async () => {
  const visitor = new Visitor(site.url)
  await visitor.get('/svg-inline')
  const before = Date.now()
  await visitor.post('/svg-inline', { captcha: site.answerOf('svg-inline') ?? '' })
  const entry = { page: 'svg-inline', captcha: 'only', session: visitor.session, verdict: 'accepted' }
  expect(site.acceptedSince(before)).toMatchObject([entry])
  expect(site.acceptedSince(before, 'svg-inline')).toMatchObject([entry])
  expect(site.acceptedSince(before, 'trek')).toEqual([])
  expect(site.acceptedSince(Date.now() + 1)).toEqual([])
})

it('closes every connection on close, even one that a page keeps open', async () => {
  const held = fetch(`${site.url}/image-hangs/captcha`).then(
    () => 'answered',
    () => 'ended',
  )
  while (site.requests('/image-hangs/captcha') === 0) await new Promise(setImmediate)
  expect(openHandles()).toBeGreaterThan(0)
  await site.close()
  isOpen = false
  expect(await held).toBe('ended')
  await expect.poll(openHandles).toBe(0)
  await expect(fetch(site.url)).rejects.toThrow()
})

it('fails on a port that is in use', async () => {
  await expect(startSite({ port: Number(new URL(site.url).port) })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  })
})
