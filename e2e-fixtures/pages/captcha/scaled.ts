import { html } from 'hono/html'
import { drawTrek } from '../../captchas/live.ts'
import { renderError, renderPage } from '../../layout.ts'
import { defineImageRoutePage } from '../define-image-route-page.ts'

const IMAGE_PATH = '/scaled/captcha.gif'

export const scaled = defineImageRoutePage({
  name: 'scaled',
  path: '/scaled',
  title: 'Shown at half its size',
  group: 'captcha',
  captchas: 1,
  module: 'trek-captcha',
  draw: drawTrek,
  imagePath: IMAGE_PATH,
  field: 'captcha',
  refusal: 'Invalid captcha.',
  render: (error) =>
    renderPage({
      title: 'Track a parcel',
      lead: 'Small screens get a small picture.',
      body: html`<form method="post">
        <label>Parcel <input type="text" name="parcel" value="HT-204-117"></label>
        <div class="picture"><img src="${IMAGE_PATH}" alt="captcha" style="width: 100px; height: auto"></div>
        <label>Letters in the picture <input type="text" name="captcha" autocomplete="off" required></label>
        ${renderError(error)}
        <button type="submit">Track</button>
      </form>`,
    }),
})
