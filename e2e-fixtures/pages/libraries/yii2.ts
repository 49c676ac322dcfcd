import { html } from 'hono/html'
import { drawLike, SMALL } from '../../captchas/rendered.ts'
import { defineLibraryPage } from './define-library-page.ts'

const PATH = '/libraries/yii2'
const PICTURE = `${PATH}/site/captcha`

export const yii2 = defineLibraryPage({
  name: 'yii2',
  module: 'yii2',
  title: 'Yii 2, a new image on a click',
  draw: drawLike({ width: 120, height: 50, charset: SMALL, length: 6, format: 'png', anyCase: true }),
  field: 'ContactForm[verifyCode]',
  refusal: 'The verification code is incorrect.',
  pictures: PICTURE,
  render: ({ key }, error) => html`<form id="contact-form" method="post">
      <label>Subject <input type="text" id="contactform-subject" name="ContactForm[subject]" value="The gate"></label>
      <div class="form-group field-contactform-verifycode">
        <label for="contactform-verifycode">Verification Code</label>
        <img id="contactform-verifycode-image" src="${PICTURE}?v=${key}" alt="">
        <input type="text" id="contactform-verifycode" class="form-control" name="ContactForm[verifyCode]">
        <p class="help-block help-block-error error" ${error ? '' : 'hidden'}>${error}</p>
      </div>
      <button type="submit" name="contact-button">Submit</button>
    </form>
    <script>
      const picture = document.getElementById('contactform-verifycode-image')
      picture.onclick = async () => { picture.src = (await (await fetch('${PICTURE}/refresh?refresh=1')).json()).url }
    </script>`,
  addRoutes({ app, issue }) {
    app.get(`${PICTURE}/refresh`, async (context) => {
      return context.json({ hash1: 0, hash2: 0, url: `${PICTURE}?v=${(await issue(context)).key}` })
    })
  },
})
