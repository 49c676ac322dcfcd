import { html } from 'hono/html'
import { defineTrekPage } from './define-trek-page.ts'

export const scaled = defineTrekPage({
  name: 'scaled',
  title: 'Shown at half its size',
  heading: 'Track a parcel',
  lead: 'Small screens get a small picture.',
  fields: html`<label>Parcel <input type="text" name="parcel" value="HT-204-117"></label>`,
  picture: (address) => html`<img src="${address}" alt="captcha" style="width: 100px; height: auto">`,
  button: 'Track',
})
