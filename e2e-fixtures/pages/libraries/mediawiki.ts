import { html } from 'hono/html'
import { drawLike, SMALL } from '../../captchas/rendered.ts'
import { defineLibraryPage } from './define-library-page.ts'

const PATH = '/libraries/mediawiki'
const PICTURE = `${PATH}/index.php`

export const mediawiki = defineLibraryPage({
  name: 'mediawiki',
  module: 'mediawiki-fancycaptcha',
  title: 'MediaWiki, with its refresh button over the API',
  draw: drawLike({ width: 290, height: 60, charset: SMALL, length: 9, format: 'png' }),
  field: 'captchaWord',
  keyField: 'captchaId',
  refusal: 'Incorrect or missing CAPTCHA.',
  pictures: PICTURE,
  render: ({ key }, error) => html`<form class="mw-htmlform" method="post" name="userlogin2">
      ${error ? html`<div class="mw-message-box mw-message-box-error error">${error}</div>` : ''}
      <label for="wpName2">Username</label><input id="wpName2" name="wpName" type="text" value="Ada">
      <div class="captcha"><div class="fancycaptcha-captcha-container">
        <div class="fancycaptcha-captcha-and-reload"><div class="fancycaptcha-image-container">
          <img class="fancycaptcha-image" src="${PICTURE}?title=Special:Captcha/image&amp;wpCaptchaId=${key}" alt="CAPTCHA">
          <small class="confirmedit-captcha-reload fancycaptcha-reload" role="button" tabindex="0">Refresh</small>
        </div></div>
        <input id="mw-input-captchaWord" name="captchaWord" type="text" size="12" autocomplete="off" autocorrect="off"
          autocapitalize="off" placeholder="Enter the text you see on the image">
        <input type="hidden" name="captchaId" id="mw-input-captchaId" value="${key}">
      </div></div>
      <button id="wpCreateaccount" type="submit">Create your account</button>
    </form>
    <script>
      document.querySelector('.fancycaptcha-reload').onclick = async () => {
        const { fancycaptchareload: { index } } = await (await fetch('${PATH}/api.php', { method: 'POST' })).json()
        document.querySelector('.fancycaptcha-image').src = '${PICTURE}?title=Special:Captcha/image&wpCaptchaId=' + index
        document.getElementById('mw-input-captchaId').value = index
      }
    </script>`,
  addRoutes({ app, issue }) {
    app.post(`${PATH}/api.php`, async (context) => {
      return context.json({ fancycaptchareload: { index: (await issue(context)).key } })
    })
  },
})
