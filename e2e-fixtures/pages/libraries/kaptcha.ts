import { html } from 'hono/html'
import { drawLike } from '../../captchas/rendered.ts'
import { renderError } from '../../layout.ts'
import { defineLibraryPage } from './define-library-page.ts'

const SERVLET = '/libraries/kaptcha/kaptcha.jpg'

export const kaptcha = defineLibraryPage({
  name: 'kaptcha',
  module: 'kaptcha',
  title: 'Kaptcha for Java, from its servlet',
  draw: drawLike({ width: 200, height: 50, charset: 'abcde2345678gfynmnpwx', length: 5, format: 'jpeg' }),
  field: 'kaptcha',
  refusal: 'Try again. The string did not match.',
  freshPictures: SERVLET,
  render: (_, error) => html`<form method="post">
      ${renderError(error)}
      <p>Enter in the <a href="#">Kaptcha</a> to see if it matches what is stored in the session attributes.</p>
      <img src="${SERVLET}">
      <input type="text" name="kaptcha" value="">
      <input type="submit" name="submit">
    </form>`,
})
