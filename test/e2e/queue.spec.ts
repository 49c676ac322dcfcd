import type { QueueProgress } from 'solve-image-captchas'
import type { WaitingRoom } from '../../e2e-fixtures/waiting-room/room.ts'
import { expect, foreignHost, type TestPage, test } from './harness.ts'
import { rightReader } from './readers.ts'

/** A listener, and a promise for the first progress that fits. It never rejects: a wait that fails says so itself. */
function listen(fits: (progress: QueueProgress) => boolean) {
  const reported: QueueProgress[] = []
  let onProgress = (_: QueueProgress) => {}
  const seen = new Promise<QueueProgress>((resolve) => {
    onProgress = (progress) => {
      reported.push(progress)
      if (fits(progress)) resolve(progress)
    }
  })
  return { onProgress: (progress: QueueProgress) => onProgress(progress), seen, reported }
}

const isWaiting = ({ state }: QueueProgress) => state === 'waiting'
const isInLine = ({ usersAhead }: QueueProgress) => usersAhead !== undefined

/** The error of a wait that must fail, after the room has been seen and `then` has run. */
async function failAfter(page: TestPage, then: () => unknown, options = {}) {
  const { onProgress, seen } = listen(isInLine)
  const failing = page.waitForQueueTurn({ ...options, onProgress }).then(
    () => {
      throw new Error('The wait did not fail.')
    },
    (error) => error,
  )
  await Promise.race([seen, failing])
  await then()
  return failing
}

const loads = (site: { requests(path: string): number }, room: WaitingRoom) => site.requests(room.path)

test('waits its turn in a line that moves and resolves on the target page', async ({ open, site }) => {
  const room = site.openWaitingRoom({ ahead: 3, pace: 300 })
  // The line must not move before it has been seen, however slow the machine.
  room.pause('Not yet.')
  const { page } = await open(room.targetPath)
  expect(page.url()).toContain(room.path)
  const { onProgress, seen } = listen(isInLine)
  const waiting = page.waitForQueueTurn({ onProgress })
  await seen
  room.resume()
  const turn = await waiting

  expect(turn.url).toBe(site.url + room.targetPath)
  expect(page.url()).toBe(turn.url)
  expect(turn.token).toEqual({
    event: room.name,
    queueId: room.arrived[0],
    timestamp: expect.any(Date),
    redirectType: 'queue',
    extendableCookie: true,
    cookieValidityMinutes: 10,
  })
  expect(turn.token?.timestamp?.getTime()).toBeGreaterThan(Date.now())
  const ahead = turn.progress.flatMap(({ usersAhead = [] }) => usersAhead)
  expect(ahead[0]).toBe(3)
  expect(ahead).toEqual([...ahead].sort((one, other) => other - one))
  expect(turn.waited).toBeGreaterThan(0)
  expect(room.places).toBe(1)
  expect(loads(site, room)).toBe(1)
})

test('reports every change of the room, to the caller and as an event', async ({ open, site }) => {
  const room = site.openWaitingRoom({ ahead: 1_500 })
  const { page, solver } = await open(room.targetPath)
  const events: QueueProgress[] = []
  solver.on('queue', (progress) => events.push(progress))
  const first = listen(isInLine)
  const second = listen(({ usersAhead }) => usersAhead === 1_499)
  const waiting = page.waitForQueueTurn({
    onProgress(progress) {
      first.onProgress(progress)
      second.onProgress(progress)
    },
  })
  expect(await first.seen).toMatchObject({
    state: 'waiting',
    usersAhead: 1_500,
    expectedTime: '1500 minutes',
    queueNumber: '1501',
    progress: 0,
    url: expect.stringContaining(room.path),
  })
  room.letIn()
  expect(await second.seen).toMatchObject({ state: 'waiting', expectedTime: '1499 minutes' })
  room.letIn(1_501)
  const { progress } = await waiting
  expect(events).toEqual(progress)
  expect(first.reported).toEqual(progress)
  const shown = progress.map(({ waited, ...rest }) => JSON.stringify(rest))
  expect(shown.filter((one, index) => one === shown[index - 1])).toEqual([])
})

test('solves the challenge in front of the line', async ({ open, site }) => {
  const room = site.openWaitingRoom({ challenge: 'picture', ahead: 1 })
  const { page } = await open(room.targetPath, { provider: rightReader(site, room.name) })
  const { onProgress, seen } = listen(isInLine)
  const waiting = page.waitForQueueTurn({ onProgress })
  await Promise.race([seen, waiting])
  room.letIn(2)
  const turn = await waiting
  expect(turn.solved).toMatchObject([
    { captcha: { module: 'queue-it' }, verdict: 'accepted', confirmed: true },
  ])
  expect(turn.progress[0]).toMatchObject({ state: 'challenge' })
  expect(turn.progress.some(isWaiting)).toBe(true)
  expect(room.places).toBe(1)
})

test('does not take a place when the challenge is not solved', async ({ open, site }) => {
  const room = site.openWaitingRoom({ challenge: 'picture' })
  const { page } = await open(room.targetPath, { provider: () => 'wrong' })
  await expect(page.waitForQueueTurn({ attempts: 2 })).rejects.toMatchObject({ code: 'CAPTCHA_NOT_SOLVED' })
  expect(room.places).toBe(0)
})

test('presses the button that confirms that the visitor is still there', async ({ open, site }) => {
  const room = site.openWaitingRoom({ confirms: true, ahead: 1, pace: 300 })
  const { page } = await open(room.targetPath)
  const { url, progress } = await page.waitForQueueTurn()
  expect(url).toBe(site.url + room.targetPath)
  expect(progress.at(-1)).toMatchObject({ state: 'turn' })
  expect(loads(site, room)).toBe(1)
})

test('waits for a queue that opens later', async ({ open, site }) => {
  const room = site.openWaitingRoom({ isBefore: true, pace: 200 })
  const { page } = await open(room.targetPath)
  const { onProgress, seen } = listen(({ state }) => state === 'before')
  const waiting = page.waitForQueueTurn({ onProgress })
  await seen
  room.open()
  expect((await waiting).url).toBe(site.url + room.targetPath)
})

test('keeps waiting while the queue is paused, and reports why', async ({ open, site }) => {
  const room = site.openWaitingRoom({ ahead: 2 })
  room.pause('The hall is being cleaned.')
  const { page } = await open(room.targetPath)
  const paused = listen(({ state }) => state === 'paused')
  const resumed = listen(isWaiting)
  const waiting = page.waitForQueueTurn({
    onProgress(progress) {
      paused.onProgress(progress)
      if (paused.reported.some(({ state }) => state === 'paused')) resumed.onProgress(progress)
    },
  })
  expect(await paused.seen).toMatchObject({ message: 'The hall is being cleaned.', usersAhead: 2 })
  room.resume()
  await resumed.seen
  room.letIn(3)
  await expect(waiting).resolves.toMatchObject({ url: site.url + room.targetPath })
})

test('lets several visitors in, in the order of their arrival', async ({ open, site }) => {
  const room = site.openWaitingRoom({ ahead: 1 })
  const waits = []
  for (const number of [2, 3, 4]) {
    const { page } = await open(room.targetPath)
    const { onProgress, seen } = listen(isInLine)
    waits.push(page.waitForQueueTurn({ onProgress }))
    expect(await seen).toMatchObject({ usersAhead: number - 1, queueNumber: String(number) })
  }
  room.letIn()
  const turns = []
  for (const wait of waits) {
    room.letIn()
    turns.push(await wait)
  }
  expect(turns.map(({ token }) => token?.queueId)).toEqual(room.arrived)
  expect(new Set(room.arrived).size).toBe(3)
  expect(room.places).toBe(3)
})

for (const [ending, name, code, text] of [
  ['sold-out', 'QueueSoldOutError', 'QUEUE_SOLD_OUT', 'sold out'],
  ['closed', 'QueueClosedError', 'QUEUE_CLOSED', 'The sale has ended'],
  ['expired', 'QueueExpiredError', 'QUEUE_EXPIRED', 'Your session has expired.'],
  ['left', 'QueueExpiredError', 'QUEUE_EXPIRED', 'You have left the line'],
  ['failed', 'QueueFailedError', 'QUEUE_FAILED', 'The event does not exist.'],
] as const) {
  test(`says so when the queue ends as ${ending}`, async ({ open, site }) => {
    const room = site.openWaitingRoom({ ahead: 7 })
    const { page, solver } = await open(room.targetPath)
    const failed: unknown[] = []
    solver.on('failed', (error) => failed.push(error))
    const error = await failAfter(page, () => room.end(ending))
    expect(error).toMatchObject({ name, code, progress: { state: 'waiting', usersAhead: 7 } })
    expect(error.text).toContain(text)
    expect(error.url).toContain(room.path)
    expect(error.message).toContain('7 users ahead')
    expect(failed).toEqual([error])
  })
}

test('says where the room led when that is not the target', async ({ open, site }) => {
  const room = site.openWaitingRoom({ ahead: 7 })
  const { page } = await open(room.targetPath)
  const error = await failAfter(page, () => room.end('elsewhere'))
  expect(error).toMatchObject({
    name: 'QueueRedirectedError',
    code: 'QUEUE_REDIRECTED',
    url: `${site.otherUrl}/login`,
    target: site.url + room.targetPath,
    progress: { usersAhead: 7 },
  })
  expect(error.message).toContain(`led to ${site.otherUrl}/login, and it is not the target`)
})

test('says so when the target refuses the token', async ({ open, site }) => {
  const room = site.openWaitingRoom({ ahead: 1 })
  room.distrust()
  const { page } = await open(room.targetPath)
  const error = await failAfter(page, () => room.letIn(2))
  expect(error).toMatchObject({ code: 'QUEUE_REDIRECTED', problem: 'it answered with HTTP status 403' })
  expect(error.message).not.toContain('queueittoken=')
})

test('reports what it saw last when it times out', async ({ open, site }) => {
  const room = site.openWaitingRoom({ ahead: 12 })
  const { page } = await open(room.targetPath)
  const error = await page.waitForQueueTurn({ timeout: 3_000 }).catch((thrown) => thrown)
  expect(error).toMatchObject({
    name: 'QueueTimeoutError',
    code: 'QUEUE_TIMEOUT',
    timeout: 3_000,
    progress: { state: 'waiting', usersAhead: 12 },
  })
  expect(error.message).toMatch(
    /^Waited 3000 ms for the turn in the queue on \S+\. Last seen: waiting after \d+ ms, 12 /,
  )
})

test('says why the button could not be pressed when it times out', async ({ open, site }) => {
  const room = site.openWaitingRoom({ confirms: true })
  const { page } = await open(room.targetPath)
  await page.evaluate(() => {
    const cover = document.createElement('div')
    cover.style.cssText = 'position: fixed; inset: 0; z-index: 1'
    document.body.append(cover)
  })
  room.letIn()
  const error = await page.waitForQueueTurn({ timeout: 3_000 }).catch((thrown) => thrown)
  expect(error).toMatchObject({
    code: 'QUEUE_TIMEOUT',
    progress: { state: 'turn' },
    pressProblem: 'something covers the button',
  })
  expect(error.message).toContain('could not be pressed: something covers the button. ')
})

test('ends when its signal is aborted, and keeps its place for another wait', async ({ open, site }) => {
  const room = site.openWaitingRoom({ ahead: 1 })
  const { page } = await open(room.targetPath)
  const stopping = new AbortController()
  const reason = new Error('enough')
  const error = await failAfter(page, () => stopping.abort(reason), { signal: stopping.signal })
  expect(error).toMatchObject({
    name: 'SolveAbortedError',
    stage: 'waiting for the turn in the queue',
    cause: reason,
  })
  room.letIn(2)
  await expect(page.waitForQueueTurn()).resolves.toMatchObject({ url: site.url + room.targetPath })
  expect(room.places).toBe(1)
})

test('says so when the page is closed during the wait', async ({ open, site }) => {
  const room = site.openWaitingRoom({ ahead: 1 })
  const { page } = await open(room.targetPath)
  const error = await failAfter(page, () => page.close())
  expect(error).toMatchObject({ name: 'PageGoneError', problem: 'the page was closed' })
})

test('resolves at once on a page that has already been let in', async ({ open, site }) => {
  const room = site.openWaitingRoom({ keepsToken: true })
  const { page } = await open(room.targetPath)
  room.letIn()
  const turn = await page.waitForQueueTurn()
  expect(page.url()).toContain('queueittoken=')
  expect(turn.url).toBe(site.url + room.targetPath)
  const again = await page.waitForQueueTurn()
  expect(again).toEqual({ url: turn.url, token: turn.token, waited: 0, progress: [], solved: [] })
})

test('resolves at once on the named target', async ({ open, site }) => {
  const { page } = await open('/product')
  const turn = await page.waitForQueueTurn({ target: `${site.url}/prod*` })
  expect(turn).toEqual({ url: `${site.url}/product`, waited: 0, progress: [], solved: [] })
})

test('explains what it looked for when there is no waiting room', async ({ open, site }) => {
  const { page } = await open('/product')
  const error = await page.waitForQueueTurn({ appearTimeout: 300 }).catch((thrown) => thrown)
  expect(error).toMatchObject({ name: 'QueueNotFoundError', code: 'QUEUE_NOT_FOUND', waited: 300 })
  expect(error.summary).toBe(
    `Found no waiting room on ${site.url}/product within 300 ms: looked for ` +
      '"body[data-pageid="queue"], #MainPart_divProgressbar, #MainPart_lbUsersInLineAheadOfYou", and for ' +
      'a queueittoken in its address in case the room had let the page in already. If it is a waiting room with a ' +
      'custom theme, name its elements: selectors: { room, usersAhead, confirm }. If it is the page behind the room, ' +
      'name it: target.',
  )
})

test('waits in a room with its own markup, given its selectors', async ({ open, site }) => {
  const room = site.openWaitingRoom({ hasOwnTheme: true, confirms: true, ahead: 2 })
  const { page } = await open(room.targetPath)
  const { onProgress, seen } = listen(isInLine)
  const waiting = page.waitForQueueTurn({
    onProgress,
    selectors: {
      room: 'body[data-pageid="line"]',
      usersAhead: '[data-line="ahead"]',
      confirm: '[data-line="confirm"]',
    },
  })
  expect(await seen).toMatchObject({ state: 'waiting', usersAhead: 2 })
  room.letIn(3)
  expect((await waiting).progress.at(-1)).toMatchObject({ state: 'turn' })
})

test('refuses a waiting room whose origin is not listed', async ({ open, site }) => {
  const room = site.openWaitingRoom({ host: foreignHost })
  const { page } = await open(room.targetPath)
  const { port } = new URL(site.url)
  const origin = `http://${foreignHost}:${port}`
  await expect(page.waitForQueueTurn()).rejects.toMatchObject({ code: 'ORIGIN_NOT_ALLOWED', origin })
  room.letIn()
  await expect(page.waitForQueueTurn({ origins: [origin] })).resolves.toMatchObject({
    url: site.url + room.targetPath,
  })
})

test('refuses a target whose origin is not listed', async ({ open, site }) => {
  const room = site.openWaitingRoom()
  const origin = `http://${foreignHost}:${new URL(site.url).port}`
  const { page } = await open(origin + room.targetPath)
  room.letIn()
  const error = await page.waitForQueueTurn().catch((thrown) => thrown)
  expect(error).toMatchObject({ code: 'ORIGIN_NOT_ALLOWED', origin, url: origin + room.targetPath })
})

test('names a wrong option before it touches the page', async ({ open }) => {
  const { page } = await open('/product')
  await expect(page.waitForQueueTurn({ submit: false } as object)).rejects.toMatchObject({
    code: 'INVALID_OPTION',
    option: 'submit',
  })
  await expect(page.waitForQueueTurn({ selectors: { room: '<<' } })).rejects.toMatchObject({
    code: 'INVALID_OPTION',
    option: 'selectors',
  })
})
