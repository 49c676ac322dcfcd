import { html } from 'hono/html'
import { drawLike, SMALL } from '../../captchas/rendered.ts'
import { defineLibraryPage } from './define-library-page.ts'

const PICTURES = '/libraries/laminas/images/captcha'

export const laminas = defineLibraryPage({
  name: 'laminas',
  module: 'laminas',
  title: 'Laminas, without a refresh control',
  draw: drawLike({
    width: 200,
    height: 50,
    charset: `${SMALL}23456789`,
    length: 8,
    format: 'png',
    anyCase: true,
  }),
  field: 'captcha[input]',
  keyField: 'captcha[id]',
  refusal: 'Captcha value is wrong',
  pictures: `${PICTURES}/:file`,
  render: ({ key }, error) => html`<form method="post" name="contact">
      <label><span>Your name</span><input name="name" type="text" value="Ada"></label>
      <label><span>Please verify you are human</span><img width="200" height="50" alt="" src="${PICTURES}/${key}.png"><input
        name="captcha[id]" type="hidden" value="${key}"><input name="captcha[input]" type="text"></label>
      ${error ? html`<ul class="errorlist"><li>${error}</li></ul>` : ''}
      <input name="send" type="submit" value="Submit">
    </form>`,
})
