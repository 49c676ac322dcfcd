import { html } from 'hono/html'
import { definePlainPage } from '../define-plain-page.ts'
import { renderDrawing } from './pictures.ts'

const LENS = `<circle cx="10" cy="10" r="7" fill="none" stroke="#667085" stroke-width="2"/><path d="M15 15 L22 22" stroke="#667085" stroke-width="2"/>`

export const search = definePlainPage({
  name: 'search',
  title: 'Search',
  lead: 'Trails, huts and maps.',
  body: html`<form method="get" role="search">
    <div class="picture">
      ${renderDrawing('Search', 24, 24, LENS)}
      <input type="search" name="q" placeholder="Hut on the lake" autocomplete="off">
    </div>
    <button type="submit">Search</button>
  </form>`,
})
