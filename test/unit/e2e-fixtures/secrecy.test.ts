import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Site, startSite } from '../../../e2e-fixtures/site.ts'
import { type Reply, Visitor } from './visitor.ts'
import { load, walkThroughs } from './walk-throughs.ts'

const VISITS = 25

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

/** Everything that was sent, without the image itself, random keys and the time. */
function withoutPicture({ body, headers }: Reply): string {
  const sent = [...headers].filter(([name]) => name !== 'date' && name !== 'content-length')
  return `${JSON.stringify(sent)}${body}`
    .replace(/<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="150".*?<\/svg>/gs, '(picture)')
    .replace(/data:image\/jpeg;base64,[\w+/=]+/g, '(picture)')
    .replace(/\b([0-9a-f]{40}|[0-9a-f]{32})\b/g, '(key)')
}

describe.each(walkThroughs)('the page $page', (walk) => {
  it('sends the same to everyone except for the image, so the answer is nowhere else', async () => {
    const sent = new Set<string>()
    const answers = new Set<string | undefined>()
    for (let visit = 0; visit < VISITS; visit++) {
      const visitor = new Visitor(site.url)
      sent.add(withoutPicture(await load(visitor, walk)))
      answers.add(site.answerOf(walk.page, { session: visitor.session }))
    }
    expect([...sent]).toHaveLength(1)
    expect(answers.size).toBeGreaterThan(VISITS / 5)
  })

  it('draws the answer as shapes, not as text', async () => {
    const visitor = new Visitor(site.url)
    const form = await load(visitor, walk)
    const picture = walk.image ? (await visitor.get(walk.image)).body : form.body
    expect(picture).not.toMatch(/<text[ >]|<desc|aria-label/)
  })
})

it('sends the answer of a replica nowhere but in its image', async () => {
  for (const { name, path } of site.pages.filter(({ group }) => group === 'library')) {
    const visitor = new Visitor(site.url)
    const { body } = await visitor.get(path)
    const answer = site.answerOf(name, { session: visitor.session })
    // If the image comes from a route that issues the captcha, there is none before the request.
    if (answer === undefined) continue
    expect(body.replace(/data:image\/\w+;base64,[\w+/=]+|\b[0-9a-f]{40}\b/g, ''), name).not.toContain(answer)
  }
})

it.each(['django', 'gregwar'])('stores no answer inside the images of %s', (stock) => {
  const folder = new URL(`../../../e2e-fixtures/images/${stock}/`, import.meta.url)
  const answers: Record<string, string> = JSON.parse(readFileSync(new URL('answers.json', folder), 'utf8'))
  const telling = Object.entries(answers).filter(([name, answer]) =>
    readFileSync(new URL(name, folder)).toString('latin1').toLowerCase().includes(answer.toLowerCase()),
  )
  expect(Object.keys(answers)).toHaveLength(150)
  expect(telling).toEqual([])
})
