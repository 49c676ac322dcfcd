import { html } from 'hono/html'
import { DIGITS, drawLike } from '../../captchas/rendered.ts'
import { dataAddress, defineLibraryPage } from './define-library-page.ts'

const PATH = '/libraries/base64-captcha'

/** As in the library's demo, image and verdict come as JSON, and there is no form. */
export const base64Captcha = defineLibraryPage({
  name: 'base64-captcha',
  module: 'base64-captcha',
  title: 'base64Captcha for Go, everything as JSON',
  draw: drawLike({ width: 240, height: 80, charset: DIGITS, length: 5, format: 'png' }),
  field: 'verifyValue',
  refusal: '',
  render: (challenge) => html`<div id="app">
      <img class="captcha-img" src="${dataAddress(challenge)}" alt="">
      <p><input type="text" name="verifyValue" placeholder="captcha value"></p>
      <p class="error" role="alert" hidden>Captcha verification failed</p>
      <button type="button" id="verify">Verify</button>
    </div>
    <script>
      const find = (selector) => document.querySelector('#app ' + selector)
      const ask = async (path, body) => (await fetch('${PATH}/' + path, { method: 'POST', body })).json()
      const renew = async () => { find('img').src = (await ask('getCaptcha')).data }
      find('img').onclick = renew
      find('#verify').onclick = async () => {
        const { code } = await ask('verifyCaptcha', new URLSearchParams({ VerifyValue: find('input').value }))
        if (code === 1) return document.getElementById('app').replaceChildren('Verified')
        find('.error').hidden = false
        find('input').value = ''
        await renew()
      }
    </script>`,
  addRoutes({ app, issue, judge }) {
    app.post(`${PATH}/getCaptcha`, async (context) => {
      const challenge = await issue(context)
      return context.json({ code: 1, data: dataAddress(challenge), captchaId: challenge.key, msg: 'success' })
    })
    app.post(`${PATH}/verifyCaptcha`, async (context) => {
      const { VerifyValue } = await context.req.parseBody()
      return context.json(
        judge(context, String(VerifyValue ?? '')) ? { code: 1, msg: 'ok' } : { code: 0, msg: 'failed' },
      )
    })
  },
})
