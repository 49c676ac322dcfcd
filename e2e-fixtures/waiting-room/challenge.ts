import { html, raw } from 'hono/html'
import type { Markup } from '../layout.ts'
import type { Challenge } from '../ledger.ts'
import type { ChallengeKind, WaitingRoom } from './room.ts'
import { words } from './words.ts'

const json = (value: unknown) => raw(JSON.stringify(value).replaceAll('<', '\\u003c'))

export function toDataAddress({ mediaType, image }: Challenge): string {
  return `data:${mediaType};charset=utf-8;base64,${Buffer.from(image).toString('base64')}`
}

/**
 * The challenge as public programs meet it: the page's script draws it a moment after the page, into containers that are
 * there and empty. Nothing of it is a form.
 */
export function renderChallenge(room: WaitingRoom, challenge: Challenge | undefined): Markup {
  const { culture = 'en-US', challenge: kind = 'picture' } = room.options
  return html`<div id="divChallenge"><div id="divChallenge_Content"><div id="challenge-widget-container">
      <div id="challenge-container"></div></div></div></div>
    <script>
      const words = ${json(words[culture])}
      const container = document.getElementById('challenge-container')
      const send = async (path, body) => (await fetch(${json(room.path)} + path, { method: 'POST', body })).json()
      const pass = async (path, body) => {
        const reply = await send(path, body)
        if (reply.isVerified) location.reload()
        return reply
      }
      const draw = (markup) => { container.innerHTML = markup }
      setTimeout(() => { ${raw(scripts[kind])} }, 150)
      const picture = ${json(challenge ? toDataAddress(challenge) : '')}
    </script>`
}

/** What the room's script does for each kind. */
const scripts: Record<ChallengeKind, string> = {
  picture: `
    draw('<div class="botdetect-label"><img class="captcha-code" alt="captcha image"></div>' +
      '<label id="captcha-code-label" for="CaptchaCode">' + words.code + '</label>' +
      '<input id="solution" class="botdetect-input" name="CaptchaCode" type="text" pattern="[A-Za-z0-9]*" autocomplete="off">' +
      '<span></span><button type="button" class="botdetect-button btn">' + words.notRobot + '</button>')
    const find = (selector) => container.querySelector(selector)
    find('img').src = picture
    find('button').onclick = async () => {
      const { isVerified, image } = await pass('', new URLSearchParams({ CaptchaCode: find('input').value }))
      if (isVerified) return
      find('img').src = image
      find('input').value = ''
      find('span').textContent = words.wrong
    }`,
  entry: `
    draw('<div class="waitingroomentry-label">' + words.join + '</div>' +
      '<div id="waitingroomentry-content-holder"><button type="button" class="botdetect-button btn">' + words.join + '</button></div>')
    container.querySelector('button').onclick = () => setTimeout(() => pass('/join'), 700)`,
  botdeflector: `
    draw('<div class="botdeflector-widget"><label><input type="checkbox" class="botdeflector-checkbox"> ' + words.notRobot + '</label></div>')`,
  recaptcha: `
    draw('<div class="g-recaptcha"><iframe title="reCAPTCHA" src="/other-kinds/frame?/recaptcha/api2/anchor" width="304" height="78"></iframe></div>')
    container.onclick = () => pass('/join')`,
  working: `
    draw('<div id="three-bar-loader-container" style="width: 60px; height: 40px">|||</div><button type="button" disabled>' + words.join + '</button>')
    setTimeout(() => pass('/join'), 2500)`,
  slider: `
    draw('<div class="puzzle"><canvas width="300" height="150"></canvas><div role="slider" tabindex="0" style="width: 300px; height: 40px">→</div></div>')`,
}
