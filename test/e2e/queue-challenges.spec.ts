import type { QueueProgress } from 'solve-image-captchas'
import { type Culture, words } from '../../e2e-fixtures/waiting-room/words.ts'
import { expect, test } from './harness.ts'
import { rightReader } from './readers.ts'

/** Resolves with the first progress that fits. */
function listen(fits: (progress: QueueProgress) => boolean) {
  let onProgress = (_: QueueProgress) => {}
  const seen = new Promise<QueueProgress>((resolve) => {
    onProgress = (progress) => fits(progress) && resolve(progress)
  })
  return { onProgress: (progress: QueueProgress) => onProgress(progress), seen }
}

for (const [challenge, kind, appearTimeout] of [
  ['recaptcha', 'reCAPTCHA', 600_000],
  ['botdeflector', "Botdeflector, Queue-it's icons", 600_000],
  ['slider', undefined, 2_000],
] as const) {
  test(`names a challenge that cannot be read, and does not wait for it: ${challenge}`, async ({
    open,
    site,
  }) => {
    const room = site.openWaitingRoom({ challenge })
    const { page } = await open(room.targetPath, { appearTimeout })
    const error = await page.waitForQueueTurn().catch((thrown) => thrown)
    expect(error).toMatchObject({
      name: 'QueueChallengeUnsupportedError',
      code: 'QUEUE_CHALLENGE_UNSUPPORTED',
      kind,
      progress: { state: 'challenge' },
    })
    expect(error.selector).toMatch(/\S/)
    expect(error.message).toContain(`asks for ${kind ?? 'something unknown'} at`)
    expect(room.places).toBe(0)
  })
}

test('goes on waiting for a person who solves it by hand, and says for what', async ({ open, site }) => {
  const room = site.openWaitingRoom({ challenge: 'recaptcha' })
  const { page } = await open(room.targetPath)
  const { onProgress, seen } = listen(({ challenge }) => challenge !== undefined)
  const waiting = page.waitForQueueTurn({ challenge: 'wait', onProgress })
  expect(await Promise.race([seen, waiting])).toMatchObject({ state: 'challenge', challenge: 'reCAPTCHA' })
  room.letIn()
  await page.evaluate(() => document.getElementById('challenge-container')?.click())
  room.letIn(2)
  await expect.poll(() => room.places).toBe(1)
  room.letIn(2)
  expect((await waiting).url).toBe(site.url + room.targetPath)
})

test('waits while a challenge works by itself', async ({ open, site }) => {
  const room = site.openWaitingRoom({ challenge: 'working', pace: 200 })
  const { page } = await open(room.targetPath, { appearTimeout: 500 })
  const { progress } = await page.waitForQueueTurn()
  expect(progress.map(({ state, challenge }) => [state, challenge])[0]).toEqual(['challenge', undefined])
})

test('presses the entry button once, says that it is there, and reports what the room shows', async ({
  open,
  site,
}) => {
  const message = 'Please have your ticket number ready.'
  const room = site.openWaitingRoom({
    challenge: 'entry',
    culture: 'da-DK',
    ahead: 3,
    confirms: true,
    message,
  })
  const { page } = await open(room.targetPath)
  const inLine = listen(({ usersAhead }) => usersAhead === 3)
  const waiting = page.waitForQueueTurn({ onProgress: inLine.onProgress })
  expect(await Promise.race([inLine.seen, waiting])).toMatchObject({
    state: 'waiting',
    expectedTime: '3 minutter',
    queueId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    message,
  })
  expect(room.entries).toBe(1)
  room.asksPresence = true
  await expect.poll(() => room.presences, { timeout: 30_000 }).toBe(1)
  room.letIn(4)
  expect((await waiting).progress.at(-1)).toMatchObject({ state: 'turn' })
  expect([room.entries, room.presences, room.places]).toEqual([1, 1, 1])
})

test('takes no hidden text and no "calculating" for a value, in any language', async ({ open, site }) => {
  const { page } = await open('/login')
  for (const culture of Object.keys(words) as Culture[]) {
    const room = site.openWaitingRoom({ culture, isCalculating: true })
    await page.goto(site.url + room.targetPath)
    const { onProgress, seen } = listen(({ queueId }) => queueId !== undefined)
    const waiting = page.waitForQueueTurn({ onProgress })
    const shown = await Promise.race([seen, waiting])
    expect(Object.keys(shown).sort()).toEqual(['progress', 'queueId', 'state', 'url', 'waited'])
    room.letIn()
    expect((await waiting).url).toBe(site.url + room.targetPath)
  }
})

test('solves a picture that the room draws late and renews after a refusal', async ({ open, site }) => {
  const room = site.openWaitingRoom({ challenge: 'picture', culture: 'de-DE', pace: 100 })
  const right = rightReader(site, room.name)
  let read = 0
  const { page } = await open(room.targetPath, {
    provider: (request) => (read++ === 0 ? 'wrong' : right(request)),
  })
  const { solved } = await page.waitForQueueTurn()
  expect(solved).toMatchObject([{ captcha: { module: 'queue-it' }, verdict: 'accepted', attempts: 2 }])
  expect(room.places).toBe(1)
})
