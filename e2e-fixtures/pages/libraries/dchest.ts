import { html } from 'hono/html'
import { DIGITS, drawLike } from '../../captchas/rendered.ts'
import { defineLibraryPage } from './define-library-page.ts'

const PATH = '/libraries/dchest'
const PICTURES = `${PATH}/captcha`

/** The id stays when the image is reloaded; only the digits change. */
export const dchest = defineLibraryPage({
  name: 'dchest',
  module: 'dchest-captcha',
  title: 'dchest/captcha for Go, with its reload link',
  draw: drawLike({ width: 240, height: 80, charset: DIGITS, length: 6, format: 'png' }),
  field: 'captchaSolution',
  refusal: 'Wrong captcha solution! No robots allowed!',
  freshPictures: `${PICTURES}/:file`,
  render: (_, error) => html`<form method="post">
      ${error ? html`<p class="error">${error}</p>` : ''}
      <p>Type the numbers you see in the picture below:</p>
      <p><img id="image" src="${PICTURES}/id.png" alt="Captcha image"></p>
      <a href="#" onclick="reload(); return false">Reload</a>
      <input type="hidden" name="captchaId" value="id"><br>
      <input name="captchaSolution">
      <input type="submit" value="Submit">
    </form>
    <script>
      const reload = () => { document.getElementById('image').src = '${PICTURES}/id.png?reload=' + Date.now() }
    </script>`,
})
