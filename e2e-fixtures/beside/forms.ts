import { framePage } from '../verdicts/look.ts'
import type { Handler, VerdictSite } from '../verdicts/verdict-site.ts'
import type { BesideForm, Step } from './beside-form.ts'

const ANSWER = '<label>Characters in the image <input id="ans" name="captcha" autocomplete="off"></label>'
const IMAGE = '<img id="pic" src="captcha?1" alt="captcha" width="150" height="50">'
const CAPTCHA = `<p>${IMAGE}</p><p>${ANSWER}</p>`

/** A site of one page whose form is sent to its own address. */
export function defineSite(name: string, title: string, body: string, head = ''): VerdictSite {
  const page: Handler = () => framePage(body, { head })
  const receive: Handler = async (visit, context) => {
    const { isRight } = await visit.submit(context)
    return isRight ? context.redirect('welcome', 303) : framePage(`<p class="error">Wrong captcha</p>${body}`)
  }
  return { name, kind: 'page', title, truth: 'accepted', routes: { 'GET /': page, 'POST /': receive } }
}

interface Definition extends Omit<BesideForm, 'site' | 'send' | 'expected' | 'isPosted'> {
  name: string
  body: string
  head?: string
  send?: string
  expected?: Record<string, string>
}

function defineForm({ name, body, head, send = '#send', expected, ...form }: Definition): BesideForm {
  const site = defineSite(name, form.title, body, head)
  return { ...form, site, send, isPosted: true, expected: expected ?? expectTyped(form.steps) }
}

/** Every field is named after its id. */
function expectTyped(steps: Step[]): Record<string, string> {
  return Object.fromEntries(
    steps.flatMap((step) =>
      'type' in step
        ? [[step.type.slice(1), step.text]]
        : 'choose' in step
          ? [[step.choose.slice(1), step.value]]
          : [],
    ),
  )
}

const user = { type: '#user', text: 'ada.lovelace@example.test' }
const password = { type: '#password', text: 'Analytical-Engine-1843' }
const USER = '<p><label>User <input id="user" name="user"></label></p>'
const PASSWORD = '<p><label>Password <input id="password" name="password" type="password"></label></p>'
const SEND = '<button id="send">Send</button>'
const form = (inside: string, attributes = 'method="post"') => `<form id="f" ${attributes}>${inside}</form>`

/** Forms as sites have them, each with another way to notice somebody who types or clicks beside the test. */
export const besideForms: BesideForm[] = [
  defineForm({
    name: 'plain',
    title: 'a plain login',
    body: form(USER + PASSWORD + CAPTCHA + SEND),
    steps: [user, password],
  }),
  defineForm({
    name: 'editor',
    title: 'an editor beside it',
    body: `${form(`${USER}<div id="letter" contenteditable="true" style="min-height: 60px; border: 1px solid"></div>
      <input type="hidden" id="sent" name="letter">${CAPTCHA}${SEND}`)}
      <script>document.getElementById('f').onsubmit = () => { sent.value = letter.innerText.trim() }</script>`,
    steps: [user, { click: '#letter' }, { type: '#letter', text: 'Dear Charles, the engine weaves' }],
    expected: { user: user.text, letter: 'Dear Charles, the engine weaves' },
  }),
  defineForm({
    name: 'masked',
    title: 'a mask that writes the field anew at every key',
    body: `${form(`<p><label>Phone <input id="phone" name="phone"></label></p>${USER}${CAPTCHA}${SEND}`)}
      <script>
        phone.addEventListener('input', () => {
          const digits = phone.value.replace(/\\D/g, '').slice(0, 10)
          phone.value = digits.replace(/^(\\d{3})(\\d{1,3})?(\\d{1,4})?.*/, (_, a, b, c) => [a, b, c].filter(Boolean).join('-'))
          phone.setSelectionRange(phone.value.length, phone.value.length)
        })
      </script>`,
    steps: [{ type: '#phone', text: '2025550143' }, user],
    expected: { phone: '202-555-0143', user: user.text },
  }),
  defineForm({
    name: 'choices',
    title: 'a select, radio buttons and a checkbox',
    body: form(`<p><select id="size" name="size"><option>small<option>large</select></p>
      <p><label><input type="radio" name="way" id="post" value="post"> Post</label>
      <label><input type="radio" name="way" value="mail"> Mail</label></p>
      <p><label><input type="checkbox" id="terms" name="terms" value="yes"> I agree</label></p>${USER}${CAPTCHA}${SEND}`),
    steps: [{ choose: '#size', value: 'large' }, { click: '#post' }, user, { click: '#terms' }],
    expected: { size: 'large', way: 'post', terms: 'yes', user: user.text },
  }),
  defineForm({
    name: 'dialog',
    title: 'a modal dialog that closes on a click outside it',
    body: `<button id="open">Log in</button><dialog id="d">${form(USER + PASSWORD + CAPTCHA + SEND)}</dialog>
      <script>
        document.getElementById('open').onclick = () => d.showModal()
        document.addEventListener('click', (event) => { if (event.target === d) d.close() })
      </script>`,
    steps: [{ click: '#open' }, user, password],
    holds: "document.querySelector('#d').open",
  }),
  defineForm({
    name: 'steps',
    title: 'steps, of which one is shown at a time',
    body: `${form(`<section>${USER}<button type="button" class="next" id="next1">Next</button></section>
      <section hidden>${PASSWORD}<button type="button" class="next" id="next2">Next</button></section>
      <section hidden>${CAPTCHA}<p>Almost done</p>${SEND}</section>`)}
      <script>
        for (const next of document.querySelectorAll('.next')) next.onclick = () => {
          const step = next.parentElement
          step.hidden = true
          step.nextElementSibling.hidden = false
        }
      </script>`,
    steps: [user, { click: '#next1' }, password, { click: '#next2' }],
  }),
  defineForm({
    name: 'debounced',
    title: 'validation a moment after each change, that scrolls to and focuses what is wrong',
    body: `<div style="height: 300px"></div>${form(`${USER}${PASSWORD}<p id="note"></p>${CAPTCHA}
      <button id="send" disabled>Send</button>`)}<div style="height: 2000px"></div>
      <script>
        let timer
        f.addEventListener('input', (event) => {
          clearTimeout(timer)
          timer = setTimeout(() => {
            const first = [user, password, ans].find((field) => field.value.length < 4)
            note.textContent = first ? first.name + ' is too short' : 'All right'
            send.disabled = first !== undefined
            if (event.target === ans && first) { first.focus(); first.scrollIntoView() }
          }, 120)
        })
      </script>`,
    steps: [user, password],
  }),
  defineForm({
    name: 'jumping',
    title: 'fields that jump to the next one, the captcha among them',
    body: `${form(`${[1, 2, 3, 4].map((n) => `<input id="c${n}" name="c${n}" maxlength="1" size="1" class="jump">`).join(' ')}
      ${CAPTCHA}<p><label>Note <input id="note" name="note"></label></p>${SEND}`)}
      <script>
        for (const field of document.querySelectorAll('.jump')) field.addEventListener('input', () => {
          if (field.value) (field.nextElementSibling?.matches('input') ? field.nextElementSibling : note).focus()
        })
        ans.addEventListener('input', () => { note.focus(); setTimeout(() => note.select()) })
        ans.addEventListener('change', () => { document.getElementById('send').focus() })
      </script>`,
    steps: [
      { type: '#c1', text: '4' },
      { type: '#c2', text: '2' },
      { type: '#c3', text: '7' },
      { type: '#c4', text: '1' },
      { type: '#note', text: 'please call before noon' },
    ],
  }),
  defineForm({
    name: 'trap',
    title: 'a panel that traps the focus, with the captcha outside it',
    body: `${form(`<div id="panel" style="border: 1px solid; padding: 8px">${USER}${PASSWORD}</div>${CAPTCHA}${SEND}`)}
      <script>
        window.lost = 0
        document.addEventListener('focusin', ({ target }) => {
          if (panel.contains(target) || target.id === 'send') return
          window.lost += 1
          user.focus()
        })
      </script>`,
    steps: [user, password],
    holds: 'window.lost === 0',
  }),
  defineForm({
    name: 'drag',
    title: 'a menu under the mouse, and something that is dragged',
    body: `<style>#menu { height: 90px } #menu ul { display: none } #menu:hover ul { display: block }</style>
      <div id="menu" style="width: 200px"><b id="title">Menu</b><ul><li><a href="#" id="item">Item</a></li></ul></div>
      ${form(`<div id="from" style="width: 60px; height: 30px; background: #9cf">Drag</div>
      <div id="place" style="width: 200px; height: 40px; border: 1px solid; margin: 40px 0 10px">Here</div>
      <input type="hidden" name="dropped" id="dropped"><input type="hidden" name="picked" id="picked">${USER}${CAPTCHA}${SEND}`)}
      <script>
        let held = false
        document.addEventListener('pointerdown', ({ target }) => { held = target.id === 'from' })
        document.addEventListener('pointerup', ({ target }) => { if (held && target.id === 'place') dropped.value = 'yes'; held = false })
        item.onclick = (event) => { event.preventDefault(); picked.value = 'yes' }
        addEventListener('blur', () => { held = false })
      </script>`,
    steps: [{ hover: '#title' }, { click: '#item' }, { drag: '#from', to: '#place' }, user],
    expected: { dropped: 'yes', picked: 'yes', user: user.text },
  }),
  defineForm({
    name: 'redrawn',
    title: 'a captcha that is drawn anew, with another image, while somebody types',
    body: `${form(`${USER}${PASSWORD}<div id="place">${CAPTCHA}</div>${SEND}`)}
      <script>
        let shown = 1
        const timer = setInterval(() => {
          shown += 1
          place.innerHTML = place.innerHTML.replace(/captcha\\?\\d+/, 'captcha?' + shown)
          if (shown === 4) clearInterval(timer)
        }, 400)
      </script>`,
    ready: "document.querySelector('#pic').getAttribute('src') === 'captcha?4'",
    steps: [user, password],
  }),
  defineForm({
    name: 'keys',
    title: 'a field for the answer that takes keys only',
    body: `${form(`${USER}${PASSWORD}${CAPTCHA}<input type="hidden" name="taken" id="taken">${SEND}`)}
      <script>
        let text = ''
        ans.addEventListener('keydown', (event) => {
          event.preventDefault()
          if (event.key.length === 1) text += event.key
          if (event.key === 'Backspace') text = ''
          ans.value = text
        })
        ans.addEventListener('input', () => { ans.value = text })
      </script>`,
    steps: [user, password],
  }),
]
