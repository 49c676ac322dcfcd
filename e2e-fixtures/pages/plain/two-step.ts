import { html } from 'hono/html'
import { definePlainPage } from '../define-plain-page.ts'
import { renderDrawing } from './pictures.ts'

const SIZE = 29
const CORNERS: [number, number][] = [
  [0, 0],
  [SIZE - 7, 0],
  [0, SIZE - 7],
]

/** A QR code and a field for a code that an app shows: the field does not ask for the text in the image. */
export const twoStep = definePlainPage({
  name: 'two-step',
  title: 'Two-step login',
  lead: 'Scan the code with your authenticator app, then type the number it shows.',
  body: html`<form method="post">
    <div class="picture">${renderDrawing('QR code', 174, 174, drawQrCode())}</div>
    <label>Verification code from the app
      <input type="text" name="otp" inputmode="numeric" maxlength="6" autocomplete="one-time-code">
    </label>
    <button type="submit">Confirm</button>
  </form>`,
})

/** Looks like a QR code but encodes nothing. */
function drawQrCode(): string {
  const cells: string[] = []
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) if (isDark(x, y)) cells.push(`M${x} ${y}h1v1h-1z`)
  }
  return `<g transform="scale(6)"><path d="${cells.join('')}"/></g>`
}

function isDark(x: number, y: number): boolean {
  for (const [left, top] of CORNERS) {
    // Rings around the centre of a corner mark: 0 and 1 are its core, 3 its frame, 4 the white margin.
    const ring = Math.max(Math.abs(x - left - 3), Math.abs(y - top - 3))
    if (ring <= 4) return ring <= 1 || ring === 3
  }
  return (x * 7 + y * 13 + ((x * y) % 5) * 3 + ((x ^ y) % 3)) % 2 === 0
}
