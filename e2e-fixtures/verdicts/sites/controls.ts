import { ANSWER, drawForm, framePage, IMAGE, NAME } from '../look.ts'
import type { VerdictSite } from '../verdict-site.ts'
import { takeWith } from './refuse-with.ts'

interface ControlSite {
  name: string
  title: string
  page: string
}

/** A site where it is hard to see what sends the answer. Every other control is a stray, and leads away where it can. */
const define = ({ name, title, page }: ControlSite): VerdictSite => ({
  name,
  kind: 'control',
  title,
  truth: 'accepted',
  routes: {
    'GET /': () => framePage(page),
    'POST /': takeWith(
      (_, context) => context.redirect('welcome', 303),
      () => framePage(drawForm()),
    ),
  },
})

/** A button that is not the one, and where it leads. */
const stray = (control: string, looks = control) =>
  `<button type="button" onclick="location.assign('stray?control=${control}')">${looks}</button>`
const noted = (control: string, looks: string, attributes = '') =>
  `<button type="button" ${attributes} onclick="fetch('stray?control=${control}')">${looks}</button>`

const SEND = "document.getElementById('f').requestSubmit()"
const BOX = 'width:18px;height:18px'
const ICON = `<svg style="${BOX}" viewBox="0 0 10 10"><path d="M1 5h8M6 2l3 3-3 3" stroke="#fff" fill="none"/></svg>`

export const controlSites: VerdictSite[] = [
  define({
    name: 'enabled-after-a-moment',
    title: 'the button is enabled a moment after four characters; "Register" beside it always is',
    page: `${drawForm({ button: `${stray('Register')} <button id="go" disabled>Log in</button>` })}
      <script>
        let timer
        document.getElementById('ans').addEventListener('input', ({ target }) => {
          clearTimeout(timer)
          timer = setTimeout(() => { document.getElementById('go').disabled = target.value.length < 4 }, 300)
        })
      </script>`,
  }),
  define({
    name: 'disabled-by-class',
    title: 'a button that only looks disabled until something is typed, and does nothing before',
    page: `${drawForm({ button: '<a class="btn disabled" aria-disabled="true" id="go" tabindex="0">Sign in</a>' })}
      <script>
        const [go, ans] = [document.getElementById('go'), document.getElementById('ans')]
        ans.addEventListener('input', () => { go.className = 'btn'; go.setAttribute('aria-disabled', 'false') })
        go.addEventListener('click', () => { if (go.className === 'btn') ${SEND} })
      </script>`,
  }),
  define({
    name: 'link-in-a-buttons-clothes',
    title: 'a link in a button\'s clothes, beside one that says "Forgot your password?"',
    page: drawForm({
      button: `<a href="stray?control=forgot">Forgot your password?</a>
        <a href="javascript:void(0)" onclick="${SEND}" style="background:#3457d5;color:#fff;padding:8px 20px;text-decoration:none">Entrar</a>`,
    }),
  }),
  define({
    name: 'div-with-role',
    title: 'a div with role=button',
    page: drawForm({
      button: `<div role="button" tabindex="0" onclick="${SEND}" style="display:inline-block;padding:8px 20px;background:#ccc">Continue</div>`,
    }),
  }),
  define({
    name: 'plain-div',
    title: 'a div without a role that the page listens on; Enter does nothing',
    page: `${drawForm({ button: '<div class="login-btn" style="cursor:pointer;padding:8px;background:#ccc">立即登录</div>' })}
      <script>
        document.getElementById('ans').onkeydown = (event) => { if (event.key === 'Enter') event.preventDefault() }
        document.querySelector('.login-btn').addEventListener('click', () => ${SEND})
      </script>`,
  }),
  define({
    name: 'image-that-submits',
    title: 'input type=image, below another one that renews the captcha',
    page: drawForm({
      image: `${IMAGE} <input type="image" formaction="stray?control=renew" formmethod="get" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='20' height='20'/%3E" alt="Другая картинка">`,
      button: `<input type="image" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='90' height='30'%3E%3Crect width='90' height='30' fill='teal'/%3E%3C/svg%3E" alt="Войти">`,
    }),
  }),
  define({
    name: 'register-is-nearer',
    title: '"Register" beside the field, "Log in" far below, no form',
    page: `<div id="f">${IMAGE} ${ANSWER} ${stray('Register')}</div>
      <p style="margin-top:120px"><button type="button" id="go">Log in</button></p>
      <script>document.getElementById('go').onclick = () => {
        const form = document.createElement('form')
        form.method = 'post'
        form.append(document.getElementById('ans').cloneNode())
        form.firstChild.value = document.getElementById('ans').value
        document.body.append(form)
        form.submit()
      }</script>`,
  }),
  define({
    name: 'one-form-around-all',
    title: "one form around the whole page, with the header's search as its first button",
    page: `<form id="f" method="post">
      <header><input name="q" placeholder="Search the site"> <button formaction="stray?control=search" formmethod="get">Search</button></header>
      ${NAME}<p>${IMAGE}</p><p>${ANSWER}</p>
      <input type="submit" name="btnOK" value="Submit request"></form>`,
  }),
  define({
    name: 'tools-beside-the-field',
    title: 'buttons that read aloud, renew, reveal and clear, beside the field',
    page: drawForm({
      fields: `<p><input type="password" aria-label="Password" value="lovelace"> ${noted('reveal', '👁', 'aria-label="Show password"')}</p>`,
      image: `${IMAGE} ${noted('audio', '🔊', 'title="Listen"')} ${noted('renew', '⟳', 'title="Nueva imagen"')}`,
      answer: `${ANSWER} ${noted('clear', '✕', 'aria-label="Clear"')}`,
      button: '<button type="submit">Entrar</button>',
    }),
  }),
  define({
    name: 'text-message-below',
    title: '"Get code" by text message between the field and the button, no types given',
    page: `<form id="f" method="post"><p><input name="phone" value="5550100" placeholder="手机号"></p>
      <p><input id="ans" name="captcha" placeholder="图形验证码">${IMAGE}</p>
      <p><input name="sms" placeholder="短信验证码" value="311202"> ${noted('sms', '获取验证码')}</p>
      <p><button type="button" class="submit" onclick="${SEND}">注 册</button></p></form>`,
  }),
  define({
    name: 'back-and-continue',
    title: 'two buttons that submit: "Back" first, then "Continue"',
    page: drawForm({
      button:
        '<button formaction="stray?control=back" formmethod="get" formnovalidate>‹ Back</button> <button>Continue ›</button>',
    }),
  }),
  define({
    name: 'cancel-and-ok',
    title: '"Abbrechen" beside "OK", both of the same make',
    page: drawForm({
      button: `<input type="button" value="Abbrechen" onclick="location.assign('stray?control=cancel')"> <input type="reset" value="Leeren"> <input type="submit" value="OK">`,
    }),
  }),
  define({
    name: 'icon-in-a-button',
    title: 'a button that holds nothing but an icon, after one of the same kind that renews',
    page: drawForm({
      image: `${IMAGE} ${noted('renew', ICON.replace('M1 5h8M6 2l3 3-3 3', 'M8 5a3 3 0 1 1-3-3'), 'aria-label="Generate a new one" style="background:#333"')}`,
      button: `<button style="background:#333" aria-label="Go">${ICON}</button>`,
    }),
  }),
  define({
    name: 'no-button',
    title: 'no button at all: Enter sends the form',
    // With a second text field, browsers would not submit it.
    page: drawForm({ fields: '', button: '' }),
  }),
  define({
    name: 'button-outside-its-form',
    title: 'a button outside its form, tied to it by form="f", below a newsletter form',
    page: `${drawForm({ button: '' })}
      <form action="stray"><input type="hidden" name="control" value="newsletter"><input type="email" placeholder="E-mail" aria-label="E-mail"> <button>Subscribe</button></form>
      <footer><button form="f">Send the message</button></footer>`,
  }),
]
