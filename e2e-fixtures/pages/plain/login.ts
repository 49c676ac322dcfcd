import { html } from 'hono/html'
import { definePlainPage } from '../define-plain-page.ts'
import { renderPicture } from './pictures.ts'

const LOGO = `<rect width="150" height="50" rx="10" fill="#3457d5"/>
  <text x="75" y="33" text-anchor="middle" font-family="Georgia, serif" font-size="24" fill="#fff">hilltop</text>`

const AVATAR = `<circle cx="32" cy="32" r="32" fill="#cfd8ef"/><circle cx="32" cy="25" r="12" fill="#7586b8"/>
  <path d="M8 60 Q32 30 56 60 Z" fill="#7586b8"/>`

/** A word as an image of a captcha's size, right above a text field. */
export const login = definePlainPage({
  name: 'login',
  title: 'Log in',
  lead: 'Good to see you again.',
  body: html`<form method="post">
    <div class="picture">${renderPicture('Hilltop', 150, 50, LOGO)}</div>
    <label>User name <input type="text" name="user" autocomplete="username"></label>
    <div class="picture">${renderPicture('Your picture', 64, 64, AVATAR)}</div>
    <label>Password <input type="password" name="password" autocomplete="current-password"></label>
    <button type="submit">Log in</button>
  </form>`,
})
