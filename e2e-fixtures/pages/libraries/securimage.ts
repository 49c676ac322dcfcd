import { html } from 'hono/html'
import { DIGITS, drawLike, SMALL } from '../../captchas/rendered.ts'
import { defineLibraryPage } from './define-library-page.ts'

const SHOW = '/libraries/securimage/securimage_show.php'

export const securimage = defineLibraryPage({
  name: 'securimage',
  module: 'securimage',
  title: 'Securimage, with its refresh button',
  draw: drawLike({
    width: 215,
    height: 80,
    charset: SMALL + DIGITS,
    length: 6,
    format: 'png',
    anyCase: true,
  }),
  field: 'captcha_code',
  refusal: 'Incorrect security code entered',
  freshPictures: SHOW,
  render: (_, error) => html`<form method="post" id="contact_form">
      <label>Your message <textarea name="ct_message">The gate was open.</textarea></label>
      <div>
        <img style="float: left; padding-right: 5px" id="captcha_image" src="${SHOW}?1" alt="CAPTCHA Image">
        <a tabindex="-1" href="#" title="Refresh Image"
          onclick="document.getElementById('captcha_image').src = '${SHOW}?' + Math.random(); this.blur(); return false">
          <svg role="img" aria-label="Refresh Image" width="32" height="32"><circle cx="16" cy="16" r="12" fill="green"/></svg></a>
      </div>
      <label for="captcha_code">Type the text:</label>
      ${error ? html`<span class="error">${error}</span>` : ''}
      <input type="text" name="captcha_code" id="captcha_code" autocomplete="off">
      <input type="submit" value="Submit Message">
    </form>`,
})
