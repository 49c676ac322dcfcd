import { html } from 'hono/html'
import { drawSvg } from '../../captchas/live.ts'
import { renderPage } from '../../layout.ts'
import type { PageDefinition } from '../../page.ts'
import { ONLY } from '../define-form-page.ts'

const PLACE = { page: 'canvas', captcha: ONLY }

/**
 * The markup of react-simple-captcha: a canvas, a reload link and a field, without a form. The library draws its text
 * in the page, where any script could read it. Here the server draws it and the page only paints the image.
 */
export const canvas: PageDefinition = {
  name: PLACE.page,
  path: '/canvas',
  title: 'Painted on a canvas, without a form',
  group: 'captcha',
  captchas: 1,
  module: 'react-simple-captcha',
  addRoutes(app, ledger) {
    app.get('/canvas', (context) => {
      return context.html(
        renderPage({ title: 'Suggest a trail', lead: 'Where should we go next?', body: BODY }),
      )
    })
    app.get('/canvas/picture', (context) => {
      const { image, mediaType } = ledger.issue(context.get('session'), PLACE, drawSvg())
      return context.body(image, 200, { 'content-type': mediaType })
    })
    app.post('/canvas', async (context) => {
      const form = await context.req.formData()
      const matches = ledger.judge(
        context.get('session'),
        PLACE,
        String(form.get('user_captcha_input') ?? ''),
      )
      return context.json({ matches })
    })
  },
}

const BODY = html`<div class="container">
    <div><canvas id="canv" width="150" height="50"></canvas><div><a id="reload_href" style="cursor: pointer; color: blue">Reload Captcha</a></div></div>
    <p><input placeholder="Enter Captcha Value" id="user_captcha_input" name="user_captcha_input" type="text"></p>
    <p id="message" role="alert"></p>
    <button class="btn btn-primary" id="submit" type="button">Submit</button>
  </div>
  <script>
    const field = document.getElementById('user_captcha_input')
    const loadCaptcha = async () => {
      const picture = new Image()
      picture.src = '/canvas/picture?' + Date.now()
      await picture.decode()
      const brush = document.getElementById('canv').getContext('2d')
      brush.fillStyle = 'white'
      brush.fillRect(0, 0, 150, 50)
      brush.drawImage(picture, 0, 0)
    }
    document.getElementById('reload_href').onclick = loadCaptcha
    document.getElementById('submit').onclick = async () => {
      const body = new FormData()
      body.append(field.name, field.value)
      const { matches } = await (await fetch('/canvas', { method: 'POST', body })).json()
      field.value = ''
      if (matches) document.querySelector('.container').innerHTML = '<p class="success" role="status">Captcha Matched</p>'
      else {
        document.getElementById('message').textContent = 'Captcha Does Not Match'
        await loadCaptcha()
      }
    }
    loadCaptcha()
  </script>`
