import { html } from 'hono/html'
import { definePlainPage } from '../define-plain-page.ts'
import { renderPicture } from './pictures.ts'

const HILLS = `<rect width="396" height="110" rx="10" fill="#dbe7ff"/><path d="M0 110 L90 40 L170 95 L250 25 L396 110 Z" fill="#5f7fd6"/>`

export const newsletter = definePlainPage({
  name: 'newsletter',
  title: 'Newsletter',
  lead: 'One letter a month, from the top.',
  body: html`<form method="post">
    ${renderPicture('Hills', 396, 110, HILLS)}
    <label>Your name <input type="text" name="name"></label>
    <label>Email <input type="email" name="email"></label>
    <button type="submit">Subscribe</button>
  </form>`,
})
