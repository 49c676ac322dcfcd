import { html } from 'hono/html'
import { drawDjango } from '../../captchas/stored.ts'
import { renderError, renderPage } from '../../layout.ts'
import { defineImageRoutePage } from '../define-image-route-page.ts'

const IMAGE_PATH = '/security-code/picture.png'

export const securityCode = defineImageRoutePage({
  name: 'security-code',
  path: '/security-code',
  title: 'Home-made markup that never says captcha',
  group: 'captcha',
  captchas: 1,
  module: 'generic',
  draw: drawDjango,
  imagePath: IMAGE_PATH,
  field: 'code',
  refusal: 'The security code does not match the picture.',
  render: (error) =>
    renderPage({
      title: 'Member login',
      lead: 'For members of the archive.',
      body: html`<form method="post" class="fancy-form">
        <label>Member number <input type="text" name="member" value="20417"></label>
        <label>Password <input type="password" name="password" value="not a real one"></label>
        <div class="fancy-row">
          <label for="sc">Security code</label>
          <img class="fancy-pic" id="pic" src="${IMAGE_PATH}" alt="">
          <input id="sc" class="fancy-input" type="text" name="code" maxlength="4" autocomplete="off">
          <a href="#" onclick="document.getElementById('pic').src = '${IMAGE_PATH}?' + Date.now(); return false">Can't read it? New picture</a>
        </div>
        ${renderError(error)}
        <button type="submit">Log in</button>
      </form>`,
    }),
})
