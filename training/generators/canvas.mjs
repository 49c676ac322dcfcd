// A canvas for libraries that draw in the browser, with the fonts that one on Debian would draw with.
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'

const folder = '/usr/share/fonts/truetype'
const families = {
  Arial: 'liberation/LiberationSans',
  Helvetica: 'liberation/LiberationSans',
  'sans-serif': 'liberation/LiberationSans',
  'Times New Roman': 'liberation/LiberationSerif',
  serif: 'liberation/LiberationSerif',
  'Courier New': 'liberation/LiberationMono',
  monospace: 'liberation/LiberationMono',
}
for (const [family, file] of Object.entries(families)) {
  for (const style of ['Regular', 'Bold', 'Italic', 'BoldItalic']) GlobalFonts.registerFromPath(`${folder}/${file}-${style}.ttf`, family)
}
// Fontconfig's own name, not one of CSS.
GlobalFonts.registerFromPath(`${folder}/dejavu/DejaVuSans.ttf`, 'Sans')

export { createCanvas }
export const fontFamilies = ['Arial', 'Times New Roman', 'Courier New', 'DejaVu Sans', 'DejaVu Serif', 'DejaVu Sans Mono']
