import { html } from 'hono/html'
import { DIGITS, drawLike, SMALL } from '../../captchas/rendered.ts'
import { defineLibraryPage } from './define-library-page.ts'

const PATH = '/libraries/react-client-captcha'

/**
 * The library draws its text in the page, where any script could read it. Here the server draws it and the page only
 * paints the image.
 */
export const reactClientCaptcha = defineLibraryPage({
  name: 'react-client-captcha',
  module: 'react-client-captcha',
  title: 'react-client-captcha, a small canvas with a button',
  draw: drawLike({
    width: 100,
    height: 40,
    charset: SMALL + DIGITS + SMALL.toUpperCase(),
    length: 4,
    format: 'png',
  }),
  field: 'answer',
  refusal: '',
  freshPictures: `${PATH}/picture`,
  render: () => html`<div class="app">
      <div><canvas width="100" height="40" data-testid="captchaCanvas"></canvas>
        <button type="button" data-testid="refreshButton" title="fetch new captcha">⟲</button></div>
      <p><input name="answer" type="text" placeholder="Enter captcha"></p>
      <p class="error" role="alert" hidden>Wrong captcha</p>
      <button type="button" id="send">Send</button>
    </div>
    <script>
      const find = (selector) => document.querySelector('.app ' + selector)
      const renew = async () => {
        const picture = new Image()
        picture.src = '${PATH}/picture?' + Date.now()
        await picture.decode()
        find('canvas').getContext('2d').drawImage(picture, 0, 0)
      }
      find('[data-testid=refreshButton]').onclick = renew
      find('#send').onclick = async () => {
        const body = new URLSearchParams({ answer: find('input').value })
        const { isRight } = await (await fetch('${PATH}/check', { method: 'POST', body })).json()
        if (isRight) return document.querySelector('.app').replaceChildren('Thank you.')
        find('.error').hidden = false
        find('input').value = ''
        await renew()
      }
      renew()
    </script>`,
  addRoutes({ app, judge }) {
    app.post(`${PATH}/check`, async (context) => {
      const { answer } = await context.req.parseBody()
      return context.json({ isRight: judge(context, String(answer ?? '')) })
    })
  },
})
