import { html } from 'hono/html'
import { definePlainPage } from '../define-plain-page.ts'
import { renderDrawing } from './pictures.ts'

const BARS = [34, 52, 41, 68, 60, 77, 49, 83]
  .map(
    (height, index) =>
      `<rect x="${12 + index * 24}" y="${96 - height}" width="16" height="${height}" rx="3" fill="#3457d5"/>`,
  )
  .join('')

const SPARK = `<path d="M2 36 L20 30 L38 33 L56 18 L74 24 L92 10 L110 16 L128 6 L148 12" fill="none" stroke="#136c34" stroke-width="2"/>`

/** An svg of svg-captcha's size, a canvas, and a field that filters them. */
export const charts = definePlainPage({
  name: 'charts',
  title: 'Visitors this week',
  lead: 'Counted at the gate.',
  wide: true,
  body: html`<form method="get">
    <div class="picture">
      ${renderDrawing('Trend', 150, 50, SPARK)}
      ${renderDrawing('Visitors a day', 210, 100, BARS)}
      <canvas id="chart" width="220" height="100" aria-label="Share of paths"></canvas>
    </div>
    <label>Filter by path <input type="text" name="path" placeholder="North ridge"></label>
    <button type="submit">Apply</button>
  </form>
  <script>
    const brush = document.getElementById('chart').getContext('2d')
    brush.font = '14px sans-serif'
    ;[['North', 0.62], ['South', 0.48], ['Lake', 0.81]].forEach(([name, share], index) => {
      brush.fillStyle = '#1d2433'
      brush.fillText(name, 4, 24 + index * 30)
      brush.fillStyle = '#8ea2e8'
      brush.fillRect(58, 11 + index * 30, share * 150, 18)
    })
  </script>`,
})
