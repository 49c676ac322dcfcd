import { html } from 'hono/html'
import { drawGregwar } from '../../captchas/stored.ts'
import { renderPage } from '../../layout.ts'
import { defineFormPage } from '../define-form-page.ts'

export const gregwar = defineFormPage({
  name: 'gregwar',
  path: '/gregwar',
  title: 'Gregwar, a data: image',
  group: 'captcha',
  captchas: 1,
  module: 'gregwar',
  draw: drawGregwar,
  field: 'phrase',
  // The heading and text of the library's example form.
  refusal: 'Captcha is not valid!',
  render: (challenge, error) =>
    renderPage({
      title: 'Sign the guest book',
      lead: 'A line is enough.',
      body: html`${error ? html`<h1 class="error">${error}</h1>` : ''}
      <form method="post">
        <label>Your line <input type="text" name="line" value="See you in spring."></label>
        Copy the CAPTCHA:
        <div class="picture">
          <img src="data:image/jpeg;base64,${Buffer.from(challenge.image).toString('base64')}" />
        </div>
        <input type="text" name="phrase" />
        <input type="submit" value="Sign" />
      </form>`,
    }),
})
