import { html } from 'hono/html'
import { defineTrekPage } from './define-trek-page.ts'

export const trek = defineTrekPage({
  name: 'trek',
  title: 'trek-captcha',
  heading: 'Reset your password',
  lead: 'We will send you a link.',
  fields: html`<label>User name <input type="text" name="user" value="ada"></label>`,
  picture: (address) => html`<img src="${address}" alt="captcha" width="200" height="70">`,
  button: 'Send the link',
})
