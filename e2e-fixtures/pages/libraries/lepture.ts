import { html } from 'hono/html'
import { DIGITS, drawLike } from '../../captchas/rendered.ts'
import { renderError } from '../../layout.ts'
import { defineLibraryPage } from './define-library-page.ts'

const PICTURE = '/libraries/lepture/captcha.png'

export const lepture = defineLibraryPage({
  name: 'lepture',
  module: 'lepture-captcha',
  title: 'captcha for Python, in markup of the application',
  draw: drawLike({ width: 160, height: 60, charset: DIGITS, length: 4, format: 'png' }),
  field: 'answer',
  refusal: 'Wrong captcha.',
  freshPictures: PICTURE,
  render: (_, error) => html`<form method="post">
      <label>Name <input type="text" name="name" value="Ada"></label>
      <p><img src="${PICTURE}" alt=""></p>
      <label>What does the picture say? <input type="text" name="answer" autocomplete="off"></label>
      ${renderError(error)}
      <button type="submit">Send</button>
    </form>`,
})
