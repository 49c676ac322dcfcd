import { html } from 'hono/html'
import { definePlainPage } from '../define-plain-page.ts'
import { renderPicture } from './pictures.ts'

const LAMP = `<rect width="220" height="160" rx="12" fill="#eef1f8"/><path d="M80 90 L140 90 L125 40 L95 40 Z" fill="#f2b544"/>
  <rect x="107" y="90" width="6" height="40" fill="#667085"/><rect x="85" y="130" width="50" height="8" rx="4" fill="#667085"/>`

const THUMBNAIL = `<rect width="100" height="60" rx="8" fill="#eef1f8"/><circle cx="50" cy="30" r="18" fill="#5b8def"/>`

const BANNER = `<rect width="200" height="60" rx="10" fill="#a4161a"/>
  <text x="100" y="38" text-anchor="middle" font-family="sans-serif" font-size="24" font-weight="700" fill="#fff">SALE 25%</text>`

/** A banner with text beside a field for a code that is not in the image. */
export const product = definePlainPage({
  name: 'product',
  title: 'Camping lamp',
  lead: 'Shines for forty hours. 39.00',
  body: html`<form method="post">
    <div class="picture">${renderPicture('Camping lamp', 220, 160, LAMP)}</div>
    <div class="picture">
      ${renderPicture('Blue lamp', 100, 60, THUMBNAIL)} ${renderPicture('Green lamp', 100, 60, THUMBNAIL)}
    </div>
    <div class="picture">${renderPicture('Summer sale', 200, 60, BANNER)}</div>
    <label>Coupon code <input type="text" name="coupon" autocomplete="off" maxlength="8"></label>
    <button type="submit">Add to basket</button>
  </form>`,
})
