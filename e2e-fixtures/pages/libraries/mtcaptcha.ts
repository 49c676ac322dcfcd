import { html } from 'hono/html'
import { DIGITS, drawLike, SMALL } from '../../captchas/rendered.ts'
import { type Markup, renderFrame } from '../../layout.ts'
import type { PageDefinition } from '../../page.ts'
import { dataAddress, defineLibraryPage } from './define-library-page.ts'

interface Widget {
  name: string
  title: string
  /** Id of the page's container, with which the frame's id begins. */
  container: string
  width: number
  height: number
  /** The picture, drawn as a background by a style sheet that comes after the document. */
  picture: Markup
  /** Whether the page takes the frame away once the answer was right. */
  isTakenAway?: boolean
  isVariant?: true
}

export const mtcaptcha = defineWidget({
  name: 'mtcaptcha',
  title: 'MTCaptcha, the standard widget in its frame',
  container: 'mt-captcha-1',
  width: 260,
  height: 70,
  picture: html`<div id="mtcap-image-1" class="mtcap-image"></div>`,
})

export const mtcaptchaMini = defineWidget({
  name: 'mtcaptcha-mini',
  title: 'MTCaptcha, the mini widget, whose frame goes away with the right answer',
  container: 'captchaElement',
  width: 150,
  height: 44,
  picture: html`<div class="mtcap-image-mini"></div>`,
  isTakenAway: true,
  isVariant: true,
})

/** The widget is in a frame of another origin, checks the answer as it is typed, and posts the token to the page around it. */
function defineWidget(widget: Widget): PageDefinition {
  const { name, title, container, width, height } = widget
  const path = `/libraries/${name}`
  const frame = `${path}/mtcv1/client/iframe.html`
  return defineLibraryPage({
    name,
    module: 'mtcaptcha',
    title,
    ...(widget.isVariant && { isVariant: true }),
    draw: drawLike({ width, height, charset: SMALL + DIGITS, length: 4, format: 'png', anyCase: true }),
    field: 'answer',
    refusal: '',
    render: () => html`<form method="post">
      <label>Email <input type="email" name="email" value="ada@example.test"></label>
      <div class="mtcaptcha" id="${container}"></div>
      <button type="submit">Subscribe</button>
    </form>
    <script>
      // The library inserts its frame and its field into the element that it finds by class.
      const other = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost'
      const place = document.querySelector('.mtcaptcha')
      fetch('${path}/visit').then((reply) => reply.text()).then((visit) => {
        place.innerHTML = '<iframe id="${container}-iframe-1" title="mtcaptcha" width="320" height="190" frameborder="0"></iframe>' +
          '<input type="hidden" id="mtcaptcha-verifiedtoken-1" name="mtcaptcha-verifiedtoken">'
        place.querySelector('iframe').src = 'http://' + other + ':' + location.port + '${frame}?visit=' + visit
      })
      addEventListener('message', ({ data }) => {
        place.querySelector('input').value = data.verifiedToken
        if (${String(widget.isTakenAway === true)}) place.querySelector('iframe').remove()
      })
    </script>`,
    addRoutes({ app, issue, judge }) {
      app.get(`${path}/visit`, (context) => context.text(context.get('session').id))
      app.get(frame, async (context) =>
        context.html(renderFrame(renderWidget(widget, dataAddress(await issue(context))))),
      )
      app.post(frame, async (context) => {
        const { answer } = await context.req.parseBody()
        if (judge(context, String(answer ?? ''))) return context.json({ verifiedToken: crypto.randomUUID() })
        return context.json({ image: dataAddress(await issue(context)) })
      })
    },
  })
}

function renderWidget({ picture, width, height }: Widget, image: string) {
  return html`${picture}
    <img class="mtcap-show-if-nocss" id="mtcap-image-nocss-1" aria-label="image captcha." src="${image}">
    <a href="#" id="mtcap-refresh-1" title="refresh captcha">↻</a>
    <input id="mtcap-inputtext-1" class="mtcap-inputtext" type="text" autocomplete="off" placeholder="Enter text from image">
    <p id="mtcap-msg-1" class="error" hidden>Incorrect, please try again</p>
    <script>
      const find = (part) => document.getElementById('mtcap-' + part + '-1')
      const picture = document.querySelector('.mtcap-image, .mtcap-image-mini')
      const draw = (image) => {
        picture.style.backgroundImage = 'url("' + image + '")'
        find('image-nocss').src = image
      }
      draw(find('image-nocss').src)
      setTimeout(() => {
        const sheet = document.createElement('style')
        sheet.textContent = '.mtcap-show-if-nocss { display: none }' +
          '.mtcap-image, .mtcap-image-mini { width: ${String(width)}px; height: ${String(height)}px }'
        document.head.append(sheet)
      }, 300)
      const send = async (answer) => {
        return (await fetch(location.href, { method: 'POST', body: new URLSearchParams({ answer }) })).json()
      }
      find('inputtext').oninput = async () => {
        const answer = find('inputtext').value
        if (answer.length < 4) return
        const { verifiedToken, image } = await send(answer)
        if (!verifiedToken) {
          find('msg').hidden = false
          find('inputtext').value = ''
          return draw(image)
        }
        document.body.textContent = 'Verified'
        parent.postMessage({ verifiedToken }, '*')
      }
      find('refresh').onclick = async (event) => { event.preventDefault(); draw((await send('')).image) }
    </script>`
}
