import { html } from 'hono/html'
import { drawLike } from '../../captchas/rendered.ts'
import { defineLibraryPage } from './define-library-page.ts'

const PICTURES = '/libraries/mews/captcha/default'

export const mews = defineLibraryPage({
  name: 'mews',
  module: 'mews',
  title: 'mews/captcha for Laravel',
  draw: drawLike({
    width: 345,
    height: 65,
    charset: '2346789abcdefghjmnpqrtuxyzABCDEFGHJMNPQRTUXYZ',
    length: 6,
    format: 'png',
    anyCase: true,
  }),
  field: 'captcha',
  refusal: 'validation.captcha',
  freshPictures: PICTURES,
  render: (_, error) => html`<form method="post">
      <label>Email <input type="email" name="email" value="ada@example.test"></label>
      <p><img src="${PICTURES}?eJ3kZ1Qx" alt="captcha"></p>
      <input type="text" name="captcha" class="form-control ${error ? 'is-invalid' : ''}">
      ${error ? html`<span class="invalid-feedback error" role="alert"><strong>${error}</strong></span>` : ''}
      <button type="submit" name="check">Check</button>
    </form>`,
})
