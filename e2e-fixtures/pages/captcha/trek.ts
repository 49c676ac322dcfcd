import { html } from 'hono/html'
import { drawTrek } from '../../captchas/live.ts'
import { renderError, renderPage } from '../../layout.ts'
import { defineImageRoutePage } from '../define-image-route-page.ts'

const IMAGE_PATH = '/trek/captcha.gif'

export const trek = defineImageRoutePage({
  name: 'trek',
  path: '/trek',
  title: 'trek-captcha',
  group: 'captcha',
  captchas: 1,
  module: 'trek-captcha',
  draw: drawTrek,
  imagePath: IMAGE_PATH,
  field: 'captcha',
  refusal: 'Invalid captcha.',
  render: (error) =>
    renderPage({
      title: 'Reset your password',
      lead: 'We will send you a link.',
      body: html`<form method="post">
        <label>User name <input type="text" name="user" value="ada"></label>
        <div class="picture"><img src="${IMAGE_PATH}" alt="captcha" width="200" height="70"></div>
        <label>Letters in the picture <input type="text" name="captcha" autocomplete="off" required></label>
        ${renderError(error)}
        <button type="submit">Send the link</button>
      </form>`,
    }),
})
