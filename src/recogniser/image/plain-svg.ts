/** The drawings of captcha libraries have up to 24,000. */
const MOST_BYTES = 32_768
const MOST_CHARACTERS = 100
/** A cubic curve takes up to 5 ms to draw. Captchas have a few, as their noise. */
const MOST_CUBIC_CURVES = 100

const declaration = /^\s*(?:<\?xml [^<>]*\?>\s*)?(?=<svg\s)/
/** A tag, or the text between two of them. */
const piece = /<\/?(?<name>[a-z]+)(?<attributes>(?:\s+[\w:.-]+="[^"<&]*")*)\s*\/?>|(?<text>[^<&]+)/y
const attribute = /([\w:.-]+)="([^"]*)"/g

const elements = ['svg', 'g', 'rect', 'path', 'line', 'polyline', 'polygon', 'text', 'tspan']

/** No number has four digits before its point: that is far beyond the edge of a captcha. */
const coordinates = /^(?!.*(?<![\d.])\d{4})[\d\s,.%-]*$/s
const length = /^\d{0,3}(?:\.\d+)?(?:px|pt|em|%)?$/
const word = /^[\w\s,.'-]*$/
const colour = /^(?:[\w#]+|(?:rgb|hsl)a?\([\d\s,.%/-]*\))$/
/** Each of these may be left out, and nothing else may be there. What could enlarge a drawing or draw it twice is not. */
const attributes: Readonly<Record<string, RegExp>> = {
  xmlns: /^http:\/\/www\.w3\.org\/2000\/svg$/,
  version: word,
  id: word,
  class: word,
  width: length,
  height: length,
  viewBox: /^0[\s,]+0[\s,]+[1-9]\d{1,2}(?:\.\d+)?[\s,]+[1-9]\d{1,2}(?:\.\d+)?$/,
  transform: /^(?!.*(?<![\d.])\d{4})(?:(?:rotate|translate)\([\d\s,.-]*\)[\s,]*)*$/s,
  d: /^(?!.*(?<![\d.])\d{4})\s*(?:[MLHVQZ][\d\s,.-]*|C[\s,]*(?:-?[\d.]+[\s,]+){5}-?[\d.]+\s*)*$/s,
  fill: colour,
  stroke: colour,
  'fill-opacity': coordinates,
  'stroke-opacity': coordinates,
  opacity: coordinates,
  'fill-rule': word,
  'stroke-linecap': word,
  'stroke-linejoin': word,
  'stroke-width': coordinates,
  'font-family': word,
  'font-size': length,
  'font-style': word,
  'font-weight': word,
  'text-anchor': word,
  'dominant-baseline': word,
  points: coordinates,
  ...Object.fromEntries(['x', 'y', 'x1', 'y1', 'x2', 'y2', 'dx', 'dy'].map((name) => [name, coordinates])),
}

/** Whether bytes may be an SVG, or a compressed one, as librsvg finds out. */
export function isVector(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4096))
  return head.includes('<svg') || (head[0] === 0x1f && head[1] === 0x8b)
}

/**
 * Whether an SVG is as captcha libraries draw them: a few letters as short paths or as text, and lines as noise. These take
 * milliseconds to draw. Any other may take hours, however short it is: elements used over and over, filters, and curves
 * that are enlarged a million times look harmless.
 */
export function isPlainSvg(bytes: Uint8Array): boolean {
  if (bytes.length > MOST_BYTES) return false
  const source = Buffer.from(bytes).toString('latin1')
  const start = declaration.exec(source)?.[0].length
  if (start === undefined || !hasCaptchaShape(source)) return false
  const content = { characters: 0, curves: 0 }
  for (let at = start; at < source.length; at = piece.lastIndex) {
    piece.lastIndex = at
    const found = piece.exec(source)
    if (!found) return false
    const { name, attributes: given = '', text = '' } = found.groups ?? {}
    if (name !== undefined && !(elements.includes(name) && areAttributesPlain(given))) return false
    content.characters += text.trim().length
    content.curves += given.split('C').length - 1
  }
  return content.characters <= MOST_CHARACTERS && content.curves <= MOST_CUBIC_CURVES
}

/** In any other shape, scaling one side to a captcha's would enlarge the other one, and what is in the drawing. */
function hasCaptchaShape(source: string): boolean {
  const root = source.slice(0, source.indexOf('>'))
  const [width = 0, height = 0] = [/\swidth="(\d+)/, /\sheight="(\d+)/].map((side) =>
    Number(side.exec(root)?.[1]),
  )
  return height >= 16 && width >= height && width <= 10 * height
}

function areAttributesPlain(given: string): boolean {
  return [...given.matchAll(attribute)].every(
    ([, name = '', value = '']) => Object.hasOwn(attributes, name) && attributes[name]?.test(value),
  )
}
