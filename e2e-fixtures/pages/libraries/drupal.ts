import { html } from 'hono/html'
import { DIGITS, drawLike, SMALL } from '../../captchas/rendered.ts'
import { defineLibraryPage } from './define-library-page.ts'

const PATH = '/libraries/drupal'
const PICTURE = `${PATH}/image-captcha-generate`

export const drupal = defineLibraryPage({
  name: 'drupal',
  module: 'drupal-image-captcha',
  title: 'Drupal, with its refresh link over JSON',
  draw: drawLike({ width: 180, height: 60, charset: SMALL + DIGITS, length: 5, format: 'jpeg' }),
  field: 'captcha_response',
  keyField: 'captcha_sid',
  refusal: 'The answer you entered for the CAPTCHA was not correct.',
  pictures: `${PICTURE}/:sid/:time`,
  render: (
    { key },
    error,
  ) => html`${error ? html`<div class="messages messages--error error" role="alert">${error}</div>` : ''}
    <form class="user-login-form" method="post">
      <label for="edit-name">Username</label><input type="text" id="edit-name" name="name" value="ada">
      <fieldset class="captcha captcha-type-challenge--image"><legend>CAPTCHA</legend>
        <input type="hidden" name="captcha_sid" value="${key}"><input type="hidden" name="captcha_token" value="token">
        <img data-drupal-selector="edit-captcha-image" src="${PICTURE}/${key}/1" width="180" height="60"
          alt="Image CAPTCHA" title="Image CAPTCHA" loading="lazy">
        <div class="reload-captcha-wrapper"><a href="${PATH}/image-captcha-refresh" class="reload-captcha">Get new captcha!</a></div>
        <label for="edit-captcha-response">What code is in the image?</label>
        <input autocomplete="off" type="text" id="edit-captcha-response" name="captcha_response" size="15" maxlength="128">
      </fieldset>
      <input type="submit" id="edit-submit" name="op" value="Log in">
    </form>
    <script>
      document.querySelector('.reload-captcha').addEventListener('click', async (event) => {
        event.preventDefault()
        const { data } = await (await fetch(event.target.href)).json()
        document.querySelector('.captcha img').src = data.url
        document.querySelector('[name=captcha_sid]').value = data.sid
      })
    </script>`,
  addRoutes({ app, issue }) {
    app.get(`${PATH}/image-captcha-refresh`, async (context) => {
      const { key } = await issue(context)
      return context.json({ status: 1, data: { url: `${PICTURE}/${key}/2`, sid: key, token: 'token' } })
    })
  },
})
