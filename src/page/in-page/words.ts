/** What an element says about itself: the attributes that carry names and descriptions. */
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
    .map((name) => element.getAttribute(name) ?? '')
    .filter(Boolean)
    .join(' ')
}

/** The address of an image as words. Of a `data:` address nothing but noise would match. */
export function addressWords(element: Element): string {
  const source = element.getAttribute('src') ?? ''
  return /^(data|blob):/.test(source) ? '' : source
}

/** The text of a field's label, whichever way it is tied to the field. */
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

/** A text as it is seen: its blanks and line breaks as single blanks. */
export function squeeze(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim()
}
