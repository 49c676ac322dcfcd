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

/** The address of an image as words. A `data:` address would match only by accident. */
export function addressWords(element: Element): string {
  const source = element.getAttribute('src') ?? ''
  return /^(data|blob):/.test(source) ? '' : source
}

/** The text of a field's label, however it is associated with the field. */
export function labelOf(field: Element): string {
  const labels = field instanceof HTMLInputElement ? [...(field.labels ?? [])] : []
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
