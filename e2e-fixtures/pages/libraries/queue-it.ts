import { html } from 'hono/html'
import { CAPITALS, DIGITS, drawLike } from '../../captchas/rendered.ts'
import { dataAddress, defineLibraryPage } from './define-library-page.ts'

const PATH = '/libraries/queue-it'
const REFUSAL = 'The characters did not match the picture. Please try again.'

/** Only the challenge, which a script draws a moment after the page, checks, and replaces with the waiting page. */
export const queueIt = defineLibraryPage({
  name: 'queue-it',
  module: 'queue-it',
  title: 'Queue-it, the challenge before the line',
  draw: drawLike({
    width: 250,
    height: 50,
    charset: CAPITALS + DIGITS,
    length: 5,
    format: 'jpeg',
    anyCase: true,
  }),
  field: 'CaptchaCode',
  refusal: REFUSAL,
  render: (
    challenge,
  ) => html`<div id="divChallenge"><div id="divChallenge_Content"><div id="challenge-widget-container">
      <div id="challenge-container"></div></div></div></div>
    <script>
      const container = document.getElementById('challenge-container')
      const find = (selector) => container.querySelector(selector)
      setTimeout(() => {
        container.innerHTML = '<div class="botdetect-label"><img class="captcha-code" alt="captcha image"></div>' +
          '<label id="captcha-code-label" for="CaptchaCode">Enter the code from the picture</label>' +
          '<input id="solution" class="botdetect-input" name="CaptchaCode" type="text" pattern="[A-Za-z0-9]*" autocomplete="off">' +
          '<span></span><button type="button" class="botdetect-button btn">I&#39;m not a robot</button>'
        find('img').src = '${dataAddress(challenge)}'
        find('button').onclick = async () => {
          const body = new URLSearchParams({ CaptchaCode: find('#solution').value })
          const reply = await (await fetch('${PATH}/verify', { method: 'POST', body })).json()
          if (reply.isVerified) {
            document.getElementById('divChallenge').outerHTML =
              '<p>Users in line ahead of you: <span id="MainPart_lbUsersInLineAheadOfYou">12</span></p>'
            return
          }
          find('span').textContent = '${REFUSAL}'
          find('#solution').value = ''
          find('img').src = reply.image
        }
      }, 100)
    </script>`,
  addRoutes({ app, issue, judge }) {
    app.post(`${PATH}/verify`, async (context) => {
      const { CaptchaCode } = await context.req.parseBody()
      if (judge(context, String(CaptchaCode ?? ''))) return context.json({ isVerified: true })
      return context.json({ isVerified: false, image: dataAddress(await issue(context)) })
    })
  },
})
