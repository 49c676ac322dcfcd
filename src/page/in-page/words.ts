import { attributeOf } from './dom.ts'

/** The words of an element's own attributes: names and descriptions. */
export function ownWords(element: Element): string {
  const names = [
    'id',
    'class',
    'name',
    'alt',
    'title',
    'aria-label',
    'placeholder',
    'data-testid',
    'autocomplete',
  ]
  return names
    .map((name) => attributeOf(element, name) ?? '')
    .filter(Boolean)
    .join(' ')
}

/**
 * Class names of CSS frameworks and component libraries that say how an element looks, not what it is: "object-cover",
 * "img-thumbnail", "card-img-top".
 */
const styling =
  /(?<=^|\s)(?:[\w-]+:\S+|(?:object|bg|rounded|shadow|border|overflow|aspect|align|float|me|ms|mx|my|mt|mb|ml|mr|flex|grid|cursor)-\S+|(?:img|image|card|figure|avatar|media|thumb|icon)[-_](?:img|image|fluid|responsive|rounded|circle|thumbnail|thumb|top|bottom|overlay|cover|contain|left|right|center|xs|sm|md|lg|xl|icon|avatar)\S*|img-thumbnail|thumbnail|cover|contain|form-(?:control|group|field|input|select|label|text|row|item|check|floating|element)\S*|control-(?:label|group)|input-(?:group|text|field|block|icon|wrapper|prepend|append|lg|md|sm|xs)\S*|text-(?:muted|center|left|right|start|end|danger|success|xs|sm|base|lg|xl|\dxl)|(?:el|ant|van|n|v|q|mat|mdc|mdl|mdui|layui|uk|MuiAvatar|Mui\w*|chakra|mantine|weui|am|ivu|arco|t|p|p-image|ion|fui|sl|md)[-_]\S+)(?=\s|$)/g

/** Words of an element without the class names that only say how it looks. */
export function withoutStyling(words: string): string {
  return words.replace(styling, ' ')
}

/** The address of an image as words. A `data:` address would match only by accident. */
export function addressWords(element: Element): string {
  const source = element.getAttribute('src') ?? ''
  return /^(data|blob):/.test(source) ? '' : source
}

/** The words of a control, and of the drawing in it. */
export function controlWords(control: Element): string {
  const drawn = control.querySelector('img, svg')
  return `${ownWords(control)} ${addressWords(control)} ${control.textContent ?? ''} ${(control as HTMLInputElement).value ?? ''} ${drawn ? `${ownWords(drawn)} ${addressWords(drawn)}` : ''}`
}

/** The text of a field's label, however it is associated with the field. */
export function labelOf(field: Element): string {
  const labels = [...((field as HTMLInputElement).labels ?? [])]
  const described = ['aria-labelledby', 'aria-describedby'].flatMap((name) =>
    (field.getAttribute(name) ?? '').split(/\s+/).filter(Boolean),
  )
  const root = field.getRootNode() as Document | ShadowRoot
  const texts = [...labels, ...described.map((id) => root.getElementById(id))].map(
    (label) => label?.textContent ?? '',
  )
  return squeeze(texts.join(' '))
}

/** A text as a browser shows it: with its whitespace collapsed. */
export function squeeze(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim()
}

/** The name of a field for a person: its label, else one of its attributes. */
export function fieldName(field: Element): string {
  const names = ['aria-label', 'placeholder', 'title', 'name', 'id'].map((name) => field.getAttribute(name))
  return (labelOf(field) || names.find(Boolean) || field.localName).slice(0, 80)
}

/**
 * A list of patterns in lower case, on separate lines so that languages and topics are easy to find. Compiled when it is first
 * needed, which takes a browser three times as long where it has to know the case of every letter: texts are lowered instead.
 */
export function anyOf(...patterns: string[]): { in(text: string): string | undefined } {
  let joined: RegExp | undefined
  return {
    in(text) {
      joined ??= new RegExp(patterns.join('|'), 'u')
      const lowered = text.toLowerCase()
      const match = joined.exec(lowered)
      if (!match) return
      // One letter is longer in lower case: İ.
      const isAligned = lowered.length === text.length
      return isAligned ? text.slice(match.index, match.index + match[0].length) : match[0]
    },
  }
}
