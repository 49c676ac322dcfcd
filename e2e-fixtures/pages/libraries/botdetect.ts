import { html } from 'hono/html'
import { CAPITALS, DIGITS, drawLike } from '../../captchas/rendered.ts'
import { defineLibraryPage } from './define-library-page.ts'

const PATH = '/libraries/botdetect'
const HANDLER = `${PATH}/botdetect.php`

/** As in the library's example, the page shows another image even after a right answer. */
export const botdetect = defineLibraryPage({
  name: 'botdetect',
  module: 'botdetect',
  title: 'BotDetect, with its reload link',
  draw: drawLike({
    width: 250,
    height: 50,
    charset: CAPITALS + DIGITS,
    length: 5,
    format: 'jpeg',
    anyCase: true,
  }),
  field: 'CaptchaCode',
  refusal: 'Incorrect code',
  freshPictures: HANDLER,
  render: (_, message) => html`<form method="post" action="${PATH}/validate">
      <label for="CaptchaCode">Retype the characters from the picture:</label>
      <div class="BDC_CaptchaDiv" id="ExampleCaptcha_CaptchaDiv">
        <img class="BDC_CaptchaImage" id="ExampleCaptcha_CaptchaImage" src="${HANDLER}?get=image&amp;c=ExampleCaptcha"
          alt="Retype the CAPTCHA code from the image">
        <a class="BDC_ReloadLink" id="ExampleCaptcha_ReloadLink" href="#" title="Change the CAPTCHA code">↻</a>
        <input type="hidden" name="BDC_VCID_ExampleCaptcha" value="1">
      </div>
      <input name="CaptchaCode" id="CaptchaCode" type="text">
      <input type="submit" name="ValidateCaptchaButton" value="Validate">
      ${message ? html`<span class="${message === 'Correct code' ? 'correct' : 'incorrect'}">${message}</span>` : ''}
    </form>
    <script>
      document.querySelector('.BDC_ReloadLink').onclick = (event) => {
        event.preventDefault()
        document.querySelector('.BDC_CaptchaImage').src = '${HANDLER}?get=image&c=ExampleCaptcha&d=' + Date.now()
      }
    </script>`,
  addRoutes({ app, judge, show }) {
    app.get(`${PATH}/validate`, (context) => show(context))
    app.post(`${PATH}/validate`, async (context) => {
      const { CaptchaCode } = await context.req.parseBody()
      return show(context, judge(context, String(CaptchaCode ?? '')) ? 'Correct code' : 'Incorrect code')
    })
  },
})
