import { html } from 'hono/html'
import { CAPITALS, drawLike } from '../../captchas/rendered.ts'
import type { PageDefinition } from '../../page.ts'
import { defineLibraryPage } from './define-library-page.ts'

const looks = { width: 200, height: 70, charset: CAPITALS, length: 6, anyCase: true } as const
const SIGN_IN = '/libraries/amazon-sign-in'

export const amazon = defineErrorPage('amazon', 'Amazon, the error page', 'jpeg')
export const amazonGif = defineErrorPage('amazon-gif', 'Amazon, the error page with a GIF', 'gif')

/** The answer is sent in the address, and a wrong one shows the page again. The link reloads the page. */
function defineErrorPage(name: string, title: string, format: 'jpeg' | 'gif'): PageDefinition {
  const path = `/libraries/${name}`
  return defineLibraryPage({
    name,
    module: name,
    title,
    draw: drawLike({ ...looks, format }),
    field: 'field-keywords',
    refusal: '',
    pictures: `${path}/pictures/:file`,
    render: ({ key }) => html`<h4>Enter the characters you see below</h4>
      <form method="get" action="${path}/errors/validateCaptcha" name="">
        <input type="hidden" name="amzn" value="${key}"><input type="hidden" name="amzn-r" value="/welcome">
        <div class="a-row a-text-center"><img src="${path}/pictures/${key}.${format === 'gif' ? 'gif' : 'jpg'}"></div>
        <div><a onclick="window.location.reload()">Try different image</a></div>
        <input autocomplete="off" spellcheck="false" id="captchacharacters" name="field-keywords" class="a-span12"
          autocapitalize="off" autocorrect="off" type="text" placeholder="Type characters">
        <button type="submit" class="a-button-text">Continue shopping</button>
      </form>`,
    addRoutes({ app, judge, show }) {
      app.get(`${path}/errors/validateCaptcha`, (context) => {
        const { amzn, 'amzn-r': next = '/', 'field-keywords': given } = context.req.query()
        // The link on this page reloads it, which is a visit without an answer.
        return given && judge(context, given, amzn) ? context.redirect(next) : show(context)
      })
    },
  })
}

export const amazonSignIn = defineLibraryPage({
  name: 'amazon-sign-in',
  module: 'amazon',
  title: 'Amazon, the sign-in page',
  draw: drawLike({ ...looks, format: 'jpeg' }),
  field: 'guess',
  refusal: 'Enter the characters as they are shown in the image.',
  pictures: `${SIGN_IN}/pictures/:file`,
  render: (
    { key },
    error,
  ) => html`${error ? html`<div id="auth-error-message-box" class="error">${error}</div>` : ''}
    <form name="signIn" method="post">
      <label for="ap_password">Password</label>
      <input type="password" id="ap_password" name="password" required value="${error ? '' : 'not a real one'}">
      <div id="auth-captcha-image-container">
        <img alt="Visual CAPTCHA image, continue down for an audio option." src="${SIGN_IN}/pictures/${key}.jpg" id="auth-captcha-image">
      </div>
      <a id="auth-captcha-refresh-link" href="#">See a new challenge</a>
      <input type="text" id="auth-captcha-guess" autocomplete="off" name="guess" placeholder="Type the characters above">
      <input id="signInSubmit" type="submit" value="Sign in">
    </form>
    <script>
      document.getElementById('auth-captcha-refresh-link').onclick = async (event) => {
        event.preventDefault()
        document.getElementById('auth-captcha-image').src = (await (await fetch('${SIGN_IN}/refresh')).json()).image
      }
    </script>`,
  addRoutes({ app, issue }) {
    app.get(`${SIGN_IN}/refresh`, async (context) => {
      return context.json({ image: `${SIGN_IN}/pictures/${(await issue(context)).key}.jpg` })
    })
  },
})

const REGISTER = '/libraries/amazon-registration'

/** Registration, with the older ids and an animated image. Every refusal empties the password. */
export const amazonRegistration = defineLibraryPage({
  name: 'amazon-registration',
  module: 'amazon-gif',
  isVariant: true,
  title: 'Amazon, the registration page with its older ids',
  draw: drawLike({ ...looks, format: 'gif' }),
  field: 'guess',
  refusal: 'Enter the characters as they are shown in the image.',
  pictures: `${REGISTER}/pictures/:file`,
  render: (
    { key },
    error,
  ) => html`${error ? html`<div id="message_error" class="message error"><p>${error}</p></div>` : ''}
    <form id="ap_register_form" name="register" method="post">
      <label for="ap_email">Email</label> <input type="email" id="ap_email" name="email" value="ada@example.test">
      <label for="ap_password">Password</label>
      <input type="password" id="ap_password" name="password" required value="${error ? '' : 'not a real one'}">
      <div id="ap_captcha_img"><img alt="" src="${REGISTER}/pictures/${key}.gif"></div>
      <label for="ap_captcha_guess">Type characters</label>
      <input type="text" id="ap_captcha_guess" autocomplete="off" name="guess">
      <input id="continue" type="submit" value="Create your account">
    </form>`,
})

const VERIFY = '/libraries/amazon-verification'

/** Verification. Its control is an input whose value is no word. */
export const amazonVerification = defineLibraryPage({
  name: 'amazon-verification',
  module: 'amazon',
  isVariant: true,
  title: 'Amazon, the verification page',
  draw: drawLike({ ...looks, format: 'jpeg' }),
  field: 'cvf_captcha_input',
  refusal: 'Your answer is incorrect. Please try again.',
  pictures: `${VERIFY}/pictures/:file`,
  render: ({ key }, error) => html`<h1>Solve this puzzle to protect your account</h1>
    <form class="cvf-widget-form cvf-widget-form-captcha a-spacing-none" method="post">
      ${error ? html`<div class="a-box a-alert-inline cvf-widget-alert"><div class="a-alert-content">${error}</div></div>` : ''}
      <div class="a-row cvf-captcha-img"><img alt="captcha" src="${VERIFY}/pictures/${key}.jpg"></div>
      <input type="text" maxlength="30" name="cvf_captcha_input" class="a-input-text cvf-widget-input cvf-captcha-input" autocomplete="off">
      <input name="cvf_captcha_captcha_action" class="a-button-input" type="submit" value="verifyCaptcha">
    </form>`,
})
