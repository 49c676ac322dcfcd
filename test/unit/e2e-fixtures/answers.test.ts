import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Site, startSite } from '../../../e2e-fixtures/site.ts'
import { Visitor } from './visitor.ts'
import { isAccepted, load, send, walkThroughs } from './walk-throughs.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

describe.each(walkThroughs)('the page $page', (walk) => {
  const answerOf = (visitor: Visitor) => {
    const answer = site.answerOf(walk.page, { session: visitor.session })
    if (answer === undefined) throw new Error('No captcha is open.')
    return answer
  }

  it('accepts the right answer, once', async () => {
    const visitor = new Visitor(site.url)
    const form = await load(visitor, walk)
    const answer = answerOf(visitor)
    expect(isAccepted(await send(visitor, walk, form, answer))).toBe(true)
    expect(isAccepted(await send(visitor, walk, form, answer))).toBe(false)
    const verdicts = site.log.filter(({ session }) => session === visitor.session)
    expect(verdicts.map(({ page, verdict }) => [page, verdict])).toEqual([
      [walk.page, 'accepted'],
      [walk.page, 'rejected'],
    ])
  })

  it('rejects a wrong answer with its own message and asks for another', async () => {
    const visitor = new Visitor(site.url)
    const form = await load(visitor, walk)
    const refused = await send(visitor, walk, form, 'wrong')
    expect(isAccepted(refused)).toBe(false)
    expect(refused.body).toContain(walk.refusal)
    if (walk.image) await visitor.get(walk.image)
    expect(isAccepted(await send(visitor, walk, refused, answerOf(visitor)))).toBe(true)
    expect(site.log.at(-2)).toMatchObject({
      verdict: 'rejected',
      given: 'wrong',
      reason: 'The text is wrong.',
    })
  })

  it('rejects the answer to an image that was replaced', async () => {
    const visitor = new Visitor(site.url)
    const form = await load(visitor, walk)
    const replaced = answerOf(visitor)
    await load(visitor, walk)
    // Two images may happen to have the same answer, especially sums.
    if (answerOf(visitor) === replaced) return
    expect(isAccepted(await send(visitor, walk, form, replaced))).toBe(false)
  })

  it("rejects the answer to another visitor's image", async () => {
    const [one, other] = [new Visitor(site.url), new Visitor(site.url)]
    await load(one, walk)
    const form = await load(other, walk)
    const stolen = answerOf(one)
    if (answerOf(other) === stolen) return
    expect(isAccepted(await send(other, walk, form, stolen))).toBe(false)
  })
})
