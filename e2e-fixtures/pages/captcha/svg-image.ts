import { html } from 'hono/html'
import { drawSvg } from '../../captchas/live.ts'
import { renderError, renderPage } from '../../layout.ts'
import { defineImageRoutePage } from '../define-image-route-page.ts'
import { SVG_REFUSAL } from './svg-form.ts'

const IMAGE_PATH = '/svg-image/captcha'

export const svgImage = defineImageRoutePage({
  name: 'svg-image',
  path: '/svg-image',
  title: 'svg-captcha, as an image with a refresh link',
  group: 'captcha',
  captchas: 1,
  module: 'svg-captcha',
  draw: drawSvg,
  imagePath: IMAGE_PATH,
  field: 'captcha',
  refusal: SVG_REFUSAL,
  render: (error) =>
    renderPage({
      title: 'Write to us',
      lead: 'We answer within a day.',
      body: html`<form method="post">
        <label>Message <textarea name="message" rows="3">Do you deliver to the islands?</textarea></label>
        <div class="picture">
          <img id="captcha-image" src="${IMAGE_PATH}" alt="captcha" width="150" height="50">
          <a href="#" id="captcha-refresh">Show another</a>
        </div>
        <label>Captcha <input type="text" name="captcha" autocomplete="off" required></label>
        ${renderError(error)}
        <button type="submit">Send</button>
      </form>
      <script>
        document.getElementById('captcha-refresh').addEventListener('click', (event) => {
          event.preventDefault()
          document.getElementById('captcha-image').src = '${IMAGE_PATH}?' + Date.now()
        })
      </script>`,
    }),
})
