import { html, raw } from 'hono/html'
import { type Markup, STYLE } from '../layout.ts'
import type { Challenge } from '../ledger.ts'
import { renderChallenge as renderWidget } from './challenge.ts'
import type { RoomEnding, WaitingRoom } from './room.ts'
import { defaultTheme, ownTheme, parts } from './theme.ts'
import { type Culture, words } from './words.ts'

/** Interval at which the page polls for updates, in milliseconds. */
const newsInterval = 60

const endings: Record<Exclude<RoomEnding, 'elsewhere'>, { page: string; title: string; text: string }> = {
  'sold-out': { page: 'after', title: 'That was it', text: 'Every ticket of this concert is sold out.' },
  closed: { page: 'after', title: 'The sale has ended', text: 'Thank you for your interest.' },
  expired: { page: 'error', title: 'Please queue again', text: 'Your session has expired.' },
  left: { page: 'exit', title: 'You have left the line', text: 'Your place was given to the next.' },
  failed: { page: 'error', title: 'Something went wrong', text: 'The event does not exist.' },
}

/** A page of the room. Its `data-pageid` says which one. */
function renderDocument(page: string, title: string, body: Markup, culture: Culture = 'en-US'): Markup {
  return html`<!doctype html>
<html lang="${culture.slice(0, 2)}">
<head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,">
  <style>${raw(STYLE)} [hidden] { display: none } .bar { height: 12px; background: #d8dee9 }
    .bar > div { height: 100%; background: #3457d5 }</style></head>
<body data-pageid="${page}" data-culture="${culture}"><main><h1>${title}</h1>${body}</main></body>
</html>`
}

export function renderBefore(room: WaitingRoom): Markup {
  const body = html`<p id="MainPart_lbEventStartsAtText">The sale opens soon. Nobody has a place yet.</p>`
  return renderDocument('before', 'Soon', html`${body}${renderNews(room)}`)
}

export function renderEnding(ending: Exclude<RoomEnding, 'elsewhere'>): Markup {
  const { page, title, text } = endings[ending]
  return renderDocument(page, title, html`<p class="lead">${text}</p>`)
}

export function renderChallenge(room: WaitingRoom, challenge: Challenge | undefined): Markup {
  return renderDocument('softblock', 'One moment', renderWidget(room, challenge), room.options.culture)
}

/** The waiting page, empty until the first update. */
export function renderQueue(room: WaitingRoom): Markup {
  const { hasOwnTheme, culture = 'en-US' } = room.options
  const theme = hasOwnTheme ? ownTheme : defaultTheme
  const mark = (part: (typeof parts)[number]) => raw(theme[part].attribute)
  const page = hasOwnTheme ? 'line' : 'queue'
  const { calculating, present, confirm } = words[culture]
  return renderDocument(
    page,
    'You are now in line',
    html`<p ${mark('paused')} class="error" hidden></p>
    <p ${mark('message')} hidden></p>
    <p class="number">Your number: <span ${mark('queueNumber')}>${calculating}</span></p>
    <p id="MainPart_lbUsersInLineAheadOfYouText">Number of users ahead of you: <span ${mark('usersAhead')}>${calculating}</span></p>
    <p hidden>Your turn: <span id="MainPart_lbExpectedServiceTime">12:00</span></p>
    <p>Your estimated wait time is: <span ${mark('expectedTime')}>${calculating}</span></p>
    <p hidden>Status last updated: <span id="MainPart_lbLastUpdateTime">12:00</span></p>
    <div ${mark('progress')} class="bar" role="progressbar" aria-valuemin="0" aria-valuemax="100"><div></div></div>
    <p class="hint">Tickets may be sold out when it is your turn. Your session will have expired ten minutes after.</p>
    <p class="hint">Queue id: <a href="#" ${mark('queueId')}></a></p>
    <p hidden id="areYouThere"><button type="button" ${mark('present')}>${present}</button></p>
    <p hidden id="stillThere">It is your turn. <button type="button" ${mark('confirm')}><span class="l">${confirm}</span></button></p>
    ${renderNews(room)}`,
    culture,
  )
}

/** Polls for updates and shows them. When the room sends the visitor on, it follows, as the room's own script does. */
function renderNews(room: WaitingRoom): Markup {
  const theme = room.options.hasOwnTheme ? ownTheme : defaultTheme
  const selectors = Object.fromEntries(parts.map((part) => [part, theme[part].selector]))
  return html`<script>
    const selectors = ${raw(JSON.stringify(selectors))}
    const find = (part) => document.querySelector(selectors[part])
    const enter = ${raw(JSON.stringify(`${room.path}/enter`))}
    const present = ${raw(JSON.stringify(`${room.path}/present`))}
    async function showNews() {
      const news = await (await fetch(${raw(JSON.stringify(`${room.path}/news`))})).json()
      if (news.next) return location.replace(news.next)
      if (find('usersAhead')) {
        for (const part of ['usersAhead', 'expectedTime', 'queueNumber', 'queueId', 'message']) {
          if (news[part] !== undefined) find(part).textContent = news[part]
        }
        find('message').hidden = !news.message
        document.querySelector('.number').hidden = Boolean(news.isCalculating)
        document.getElementById('areYouThere').hidden = !news.asksPresence
        find('present').onclick = () => fetch(present, { method: 'POST' })
        find('progress').setAttribute('aria-valuenow', news.progress)
        find('progress').firstElementChild.style.width = news.progress + '%'
        find('paused').hidden = !news.paused
        find('paused').textContent = news.paused || ''
        document.getElementById('stillThere').hidden = !news.confirm
        find('confirm').onclick = () => { location.href = enter }
      }
      setTimeout(showNews, ${newsInterval})
    }
    showNews()
  </script>`
}
