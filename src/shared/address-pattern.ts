const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The expression for an address pattern: text from the beginning on, with `*` for anything. */
export function addressPattern(pattern: string | RegExp): RegExp {
  if (pattern instanceof RegExp) return pattern
  return new RegExp(`^${pattern.split('*').map(escapePattern).join('.*')}`)
}

/** The expression for a text that a page shows, whatever its case. */
export function textPattern(pattern: string | RegExp): RegExp {
  return pattern instanceof RegExp ? pattern : new RegExp(escapePattern(pattern), 'i')
}
