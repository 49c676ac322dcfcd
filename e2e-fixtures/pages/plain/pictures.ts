import { html, raw } from 'hono/html'
import type { Markup } from '../../layout.ts'

/** An `img` that contains its own drawing, as sites have beside their forms. */
export function renderPicture(alt: string, width: number, height: number, drawing: string): Markup {
  const file = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${drawing}</svg>`
  const address = `data:image/svg+xml;base64,${Buffer.from(file).toString('base64')}`
  return html`<img src="${address}" alt="${alt}" width="${width}" height="${height}">`
}

/** An inline drawing. */
export function renderDrawing(label: string, width: number, height: number, drawing: string): Markup {
  return html`<svg role="img" aria-label="${label}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${raw(drawing)}</svg>`
}
