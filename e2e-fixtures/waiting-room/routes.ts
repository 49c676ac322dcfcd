import type { Context } from 'hono'
import { html } from 'hono/html'
import { drawGregwar } from '../captchas/stored.ts'
import { renderPage } from '../layout.ts'
import type { Ledger } from '../ledger.ts'
import type { SiteApp } from '../page.ts'
import { ONLY } from '../pages/define-form-page.ts'
import type { Session } from '../session.ts'
import { toDataAddress } from './challenge.ts'
import { renderBefore, renderChallenge, renderEnding, renderQueue } from './render.ts'
import type { WaitingRoom } from './room.ts'
import { checkToken, signToken } from './token.ts'
import { words } from './words.ts'

type Visit = Context<{ Variables: { session: Session } }>

/** Lifetime of a token, in milliseconds. */
const tokenLife = 120_000

/** Where the ending `elsewhere` redirects. */
const elsewhere = '/login'

/** Adds the waiting rooms, looked up by name because tests open them later, and the pages behind them. */
export function addWaitingRooms(app: SiteApp, ledger: Ledger, rooms: ReadonlyMap<string, WaitingRoom>): void {
  const visit = (show: (context: Visit, room: WaitingRoom) => Response | Promise<Response>) => {
    return (context: Visit) => {
      const room = rooms.get(context.req.param('event') ?? '')
      return room ? show(context, room) : context.notFound()
    }
  }
  app.get('/tickets/:event', visit(showTarget))
  app.get(
    '/waiting-room/:event',
    visit((context, room) => showRoom(context, room, ledger)),
  )
  app.post(
    '/waiting-room/:event',
    visit((context, room) => takeAnswer(context, room, ledger)),
  )
  app.post('/waiting-room/:event/join', visit(joinLine))
  app.post('/waiting-room/:event/present', visit(notePresence))
  app.get('/waiting-room/:event/news', visit(tellNews))
  app.get('/waiting-room/:event/enter', visit(letEnter))
}

/** Does what a KnownUser connector does in front of a page. */
function showTarget(context: Visit, room: WaitingRoom) {
  const session = context.get('session')
  const here = new URL(context.req.url)
  const token = here.searchParams.get('queueittoken')
  if (token !== null) {
    const checked = checkToken(token, room.name, room.siteSecret)
    if ('problem' in checked) return context.text(checked.problem, 403)
    room.admit(session, checked.queueId)
    if (!room.options.keepsToken) return context.redirect(room.targetPath)
  }
  if (!room.isAdmitted(session)) {
    const address = new URL(room.path, here)
    address.hostname = room.options.host ?? 'localhost'
    address.search = new URLSearchParams({ c: 'hilltop', e: room.name, t: here.href }).toString()
    return context.redirect(address.href)
  }
  const body = html`<p class="success" role="status">It is your turn.</p>`
  return context.html(renderPage({ title: 'Tickets', body }))
}

async function showRoom(context: Visit, room: WaitingRoom, ledger: Ledger) {
  const session = context.get('session')
  if (room.ending === 'elsewhere') return context.redirect(elsewhere)
  if (room.ending) return context.html(renderEnding(room.ending))
  if (room.isBefore) return context.html(renderBefore(room))
  if (room.needsChallenge(session)) {
    const isPicture = room.options.challenge === 'picture'
    return context.html(renderChallenge(room, isPicture ? await issue(room, session, ledger) : undefined))
  }
  const place = room.placeOf(session)
  place.target = context.req.query('t') ?? place.target
  return context.html(renderQueue(room))
}

async function takeAnswer(context: Visit, room: WaitingRoom, ledger: Ledger) {
  const session = context.get('session')
  const { CaptchaCode = '' } = await context.req.parseBody()
  if (ledger.judge(session, { page: room.name, captcha: ONLY }, String(CaptchaCode))) {
    room.pass(session)
    return context.json({ isVerified: true })
  }
  return context.json({ isVerified: false, image: toDataAddress(await issue(room, session, ledger)) })
}

/** What a challenge without a picture sends once it is passed. */
function joinLine(context: Visit, room: WaitingRoom) {
  room.entries += 1
  room.pass(context.get('session'))
  return context.json({ isVerified: true })
}

function notePresence(context: Visit, room: WaitingRoom) {
  room.presences += 1
  room.asksPresence = false
  return context.json({})
}

async function issue(room: WaitingRoom, session: Session, ledger: Ledger) {
  return ledger.issue(session, { page: room.name, captcha: ONLY }, await drawGregwar(session))
}

function tellNews(context: Visit, room: WaitingRoom) {
  const session = context.get('session')
  const page = new URL(context.req.header('referer') ?? room.path, context.req.url).href
  if (room.ending) return context.json({ next: page })
  if (room.isBefore) return context.json({})
  // A page from before the opening shows no line.
  if (!room.hasPlace(session)) return context.json({ next: page })
  const place = room.placeOf(session)
  const isTurn = room.isTurnOf(place)
  if (isTurn && !room.options.confirms) return context.json({ next: `${room.path}/enter` })
  const usersAhead = room.aheadOf(place)
  const { minutes, lessThanOne } = words[room.options.culture ?? 'en-US']
  const { isCalculating, message } = room.options
  return context.json({
    ...(!isCalculating && {
      usersAhead: usersAhead.toLocaleString('en'),
      expectedTime: usersAhead > 0 ? `${usersAhead} ${minutes}` : lessThanOne,
    }),
    queueNumber: place.number,
    queueId: place.queueId,
    asksPresence: room.asksPresence,
    isCalculating,
    message,
    progress: Math.round(100 * (1 - usersAhead / place.number)),
    paused: room.pauseMessage,
    confirm: isTurn,
  })
}

/** Redirects to the target page, but only a visitor whose turn it is. */
function letEnter(context: Visit, room: WaitingRoom) {
  const session = context.get('session')
  if (!room.hasPlace(session) || !room.isTurnOf(room.placeOf(session))) return context.redirect(room.path)
  const { queueId, target } = room.placeOf(session)
  const address = new URL(target ?? room.targetPath, context.req.url)
  const token = signToken({ event: room.name, queueId, until: Date.now() + tokenLife }, room.secret)
  address.searchParams.set('queueittoken', token)
  return context.redirect(address.href)
}
