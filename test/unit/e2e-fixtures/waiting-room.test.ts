import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Site, startSite } from '../../../e2e-fixtures/site.ts'
import type { RoomOptions } from '../../../e2e-fixtures/waiting-room/room.ts'
import { Visitor } from './visitor.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

/** A browser with a session at the site and another at the room on its own host. */
function come(options: RoomOptions = {}, room = site.openWaitingRoom(options)) {
  const [atSite, atRoom] = [new Visitor(site.url), new Visitor(site.otherUrl)]
  return {
    room,
    atSite,
    atRoom,
    async queue() {
      const { headers } = await atSite.get(room.targetPath)
      const address = new URL(headers.get('location') ?? '')
      expect(address.origin).toBe(site.otherUrl)
      return atRoom.get(address.pathname + address.search)
    },
    news: async () => JSON.parse((await atRoom.get(`${room.path}/news`)).body),
    /** The path on the site to which the room redirects; undefined when it doesn't. */
    async enter() {
      const { headers } = await atRoom.get(`${room.path}/enter`)
      const location = headers.get('location') ?? ''
      return location.startsWith(site.url) ? location.slice(site.url.length) : undefined
    },
  }
}

it('redirects a visitor to the room, and back with a token when it is their turn', async () => {
  const { room, atSite, queue, news, enter } = come({ ahead: 1 })
  expect((await queue()).body).toContain('MainPart_lbUsersInLineAheadOfYou')
  expect(await news()).toMatchObject({ usersAhead: '1', queueNumber: 2, progress: 50, confirm: false })
  expect(await enter()).toBeUndefined()
  room.letIn(2)
  expect(await news()).toEqual({ next: `${room.path}/enter` })
  const path = (await enter()) ?? ''
  expect(path).toContain('queueittoken=e_')
  expect((await atSite.get(path)).headers.get('location')).toBe(room.targetPath)
  expect((await atSite.get(room.targetPath)).body).toContain('It is your turn.')
})

it('gives a visitor one place, however often the page is loaded', async () => {
  const { room, queue } = come()
  await queue()
  await queue()
  expect(room.places).toBe(1)
})

it('keeps the order of several visitors', async () => {
  const first = come()
  const second = come({}, first.room)
  await first.queue()
  await second.queue()
  first.room.letIn()
  expect([await first.enter(), await second.enter()]).toEqual([expect.any(String), undefined])
})

it('moves by itself at its pace, except while it is paused', async () => {
  const { room, queue, news } = come({ ahead: 1, pace: 1 })
  room.pause('Wait.')
  await queue()
  const paused = await news()
  expect(paused.paused).toBe('Wait.')
  expect(await news()).toEqual(paused)
  room.resume()
  await expect.poll(news, { interval: 5 }).toEqual({ next: `${room.path}/enter` })
})

it('rejects tokens that were tampered with, are for another event or are signed with another key', async () => {
  const { room, atSite, queue, enter } = come()
  await queue()
  room.letIn()
  const path = (await enter()) ?? ''
  const other = come().room
  const statuses = []
  for (const forged of [
    path.replace('cv_10', 'cv_99'),
    path.replace(room.targetPath, other.targetPath),
    path.replace(/h_\w+/, 'h_00'),
  ]) {
    statuses.push((await atSite.get(forged)).status)
  }
  room.distrust()
  statuses.push((await atSite.get(path)).status)
  expect(statuses).toEqual([403, 403, 403, 403])
  expect(room.arrived).toEqual([])
})

it('gives no place before the challenge is passed', async () => {
  const { room, atRoom, queue } = come({ challenge: 'picture' })
  expect((await queue()).body).toContain('id="challenge-container"')
  const refused = await atRoom.post(room.path, { CaptchaCode: 'wrong' })
  expect(JSON.parse(refused.body)).toMatchObject({
    isVerified: false,
    image: expect.stringMatching(/^data:image/),
  })
  expect(room.places).toBe(0)
  const solution = site.answerOf(room.name, { session: atRoom.session }) ?? ''
  const passed = await atRoom.post(room.path, { CaptchaCode: solution })
  expect(JSON.parse(passed.body)).toEqual({ isVerified: true })
  await queue()
  expect(room.places).toBe(1)
})
