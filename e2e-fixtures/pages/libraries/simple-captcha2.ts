import { html } from 'hono/html'
import { CAPITALS, drawLike } from '../../captchas/rendered.ts'
import { defineLibraryPage } from './define-library-page.ts'

const PATH = '/libraries/simple-captcha2'
const PICTURE = `${PATH}/simple_captcha`

/** The response to the refresh link is a script, which Rails runs. */
export const simpleCaptcha2 = defineLibraryPage({
  name: 'simple-captcha2',
  module: 'simple-captcha2',
  title: 'simple_captcha2 for Rails, refreshed by a script',
  draw: drawLike({ width: 100, height: 28, charset: CAPITALS, length: 5, format: 'jpeg', anyCase: true }),
  field: 'user[captcha]',
  keyField: 'user[captcha_key]',
  refusal: 'The secret Image and code were different',
  pictures: PICTURE,
  render: ({ key }, error) => html`<form class="new_user" method="post">
      <label>Name <input type="text" name="user[name]" value="Ada"></label>
      <div class="simple_captcha">
        <div class="simple_captcha_image"><img src="${PICTURE}?code=${key}&amp;time=1" alt="captcha" id="simple_captcha-a"></div>
        <div class="simple_captcha_field"><input autocomplete="off" autocorrect="off" autocapitalize="off" required
          placeholder="Enter the image value" type="text" value="" name="user[captcha]" id="user_captcha"><input
          value="${key}" id="simple-captcha-hidden-field-simple_captcha-a" type="hidden" name="user[captcha_key]"></div>
        <div class="simple_captcha_label">Please enter the letters in the image above.</div>
        <div class="simple_captcha_refresh_button"><a data-remote="true" href="${PATH}/refresh">Refresh</a></div>
      </div>
      ${error ? html`<p class="error">${error}</p>` : ''}
      <input type="submit" name="commit" value="Sign up">
    </form>
    <script>
      document.querySelector('[data-remote]').onclick = async (event) => {
        event.preventDefault()
        const script = document.createElement('script')
        script.textContent = await (await fetch(event.target.href)).text()
        document.head.append(script)
      }
    </script>`,
  addRoutes({ app, issue }) {
    app.get(`${PATH}/refresh`, async (context) => {
      const { key } = await issue(context)
      return context.body(
        `document.getElementById('simple_captcha-a').src = '${PICTURE}?code=${key}&time=2'
         document.getElementById('simple-captcha-hidden-field-simple_captcha-a').value = '${key}'`,
        200,
        { 'content-type': 'text/javascript' },
      )
    })
  },
})
