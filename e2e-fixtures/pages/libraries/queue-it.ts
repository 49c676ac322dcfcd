import { html } from 'hono/html'
import { CAPITALS, DIGITS, drawLike } from '../../captchas/rendered.ts'
import { dataAddress, defineLibraryPage } from './define-library-page.ts'

const PATH = '/libraries/queue-it'
const REFUSAL = 'The characters did not match the picture. Please try again.'

/** Only the challenge. A script checks it and replaces it with the waiting page in the same document. */
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
  field: 'solution',
  refusal: REFUSAL,
  render: (challenge) => html`<div id="challenge-container">
      <img class="captcha-code" src="${dataAddress(challenge)}" alt="">
      <a class="captcha-reload" href="#" title="Change the code">Change the code</a>
      <p><input id="solution" name="solution" type="text" autocomplete="off" placeholder="Enter the code from the picture"></p>
      <p class="error" id="challenge-error" hidden>${REFUSAL}</p>
      <button class="botdetect-button" type="button">I am ready</button>
    </div>
    <script>
      const find = (selector) => document.querySelector('#challenge-container ' + selector)
      const ask = async (path, body) => (await fetch('${PATH}/' + path, { method: 'POST', body })).json()
      const draw = ({ image }) => { find('img').src = image }
      find('.captcha-reload').onclick = async (event) => { event.preventDefault(); draw(await ask('challenge')) }
      find('.botdetect-button').onclick = async () => {
        const reply = await ask('verify', new URLSearchParams({ solution: find('#solution').value }))
        if (reply.isVerified) {
          document.getElementById('challenge-container').outerHTML =
            '<p>Users in line ahead of you: <span id="MainPart_lbUsersInLineAheadOfYou">12</span></p>'
          return
        }
        find('#challenge-error').hidden = false
        find('#solution').value = ''
        draw(reply)
      }
    </script>`,
  addRoutes({ app, issue, judge }) {
    app.post(`${PATH}/challenge`, async (context) =>
      context.json({ image: dataAddress(await issue(context)) }),
    )
    app.post(`${PATH}/verify`, async (context) => {
      const { solution } = await context.req.parseBody()
      if (judge(context, String(solution ?? ''))) return context.json({ isVerified: true })
      return context.json({ isVerified: false, image: dataAddress(await issue(context)) })
    })
  },
})
