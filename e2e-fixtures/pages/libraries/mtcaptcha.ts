import { html } from 'hono/html'
import { DIGITS, drawLike, SMALL } from '../../captchas/rendered.ts'
import { renderFrame } from '../../layout.ts'
import { dataAddress, defineLibraryPage } from './define-library-page.ts'

const PATH = '/libraries/mtcaptcha'
const WIDGET = `${PATH}/widget`

/** The widget is in a frame of another origin, checks the answer as it is typed, and posts the token to the page around it. */
export const mtcaptcha = defineLibraryPage({
  name: 'mtcaptcha',
  module: 'mtcaptcha',
  title: 'MTCaptcha, in its frame',
  draw: drawLike({
    width: 260,
    height: 70,
    charset: SMALL + DIGITS,
    length: 4,
    format: 'png',
    anyCase: true,
  }),
  field: 'answer',
  refusal: '',
  render: () => html`<form method="post">
      <label>Email <input type="email" name="email" value="ada@example.test"></label>
      <div class="mtcaptcha" id="mtcaptcha-1"></div>
      <button type="submit">Subscribe</button>
    </form>
    <script>
      // The library inserts its frame and its field into the element that it finds by class.
      const other = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost'
      const place = document.querySelector('.mtcaptcha')
      fetch('${PATH}/visit').then((reply) => reply.text()).then((visit) => {
        place.innerHTML = '<iframe id="mtcaptcha-iframe-1" title="mtcaptcha" width="320" height="190" frameborder="0"></iframe>' +
          '<input type="hidden" id="mtcaptcha-verifiedtoken-1" name="mtcaptcha-verifiedtoken">'
        place.querySelector('iframe').src = 'http://' + other + ':' + location.port + '${WIDGET}?visit=' + visit
      })
      addEventListener('message', ({ data }) => { place.querySelector('input').value = data.verifiedToken })
    </script>`,
  addRoutes({ app, issue, judge }) {
    app.get(`${PATH}/visit`, (context) => context.text(context.get('session').id))
    app.get(WIDGET, async (context) =>
      context.html(renderFrame(renderWidget(dataAddress(await issue(context))))),
    )
    app.post(WIDGET, async (context) => {
      const { answer } = await context.req.parseBody()
      if (judge(context, String(answer ?? ''))) return context.json({ verifiedToken: crypto.randomUUID() })
      return context.json({ image: dataAddress(await issue(context)) })
    })
  },
})

function renderWidget(image: string) {
  return html`<div id="mtcap-image-1" class="mtcap-image" role="img" aria-label="image captcha"
      style="width: 260px; height: 70px; background-image: url('${image}')"></div>
    <a href="#" id="mtcap-refresh-1" title="refresh captcha">↻</a>
    <input id="mtcap-inputtext-1" class="mtcap-inputtext" type="text" autocomplete="off" placeholder="Enter text from image">
    <p id="mtcap-msg-1" class="error" hidden>Incorrect, please try again</p>
    <script>
      const find = (part) => document.getElementById('mtcap-' + part + '-1')
      const draw = (image) => { find('image').style.backgroundImage = 'url("' + image + '")' }
      const send = async (answer) => {
        return (await fetch(location.href, { method: 'POST', body: new URLSearchParams({ answer }) })).json()
      }
      let pause
      find('inputtext').oninput = () => {
        clearTimeout(pause)
        if (find('inputtext').value.length < 4) return
        pause = setTimeout(async () => {
          const { verifiedToken, image } = await send(find('inputtext').value)
          find('msg').hidden = Boolean(verifiedToken)
          if (!verifiedToken) {
            find('inputtext').value = ''
            return draw(image)
          }
          document.body.textContent = 'Verified'
          parent.postMessage({ verifiedToken }, '*')
        }, 300)
      }
      find('refresh').onclick = async (event) => { event.preventDefault(); draw((await send('')).image) }
    </script>`
}
