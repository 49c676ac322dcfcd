const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The regular expression of an address pattern: the beginning of the address, with `*` for anything. */
export function addressPattern(pattern: string | RegExp): RegExp {
  if (pattern instanceof RegExp) return pattern
  return new RegExp(`^${pattern.split('*').map(escapePattern).join('.*')}`)
}

/** The regular expression of a text that a page shows, ignoring case. */
export function textPattern(pattern: string | RegExp): RegExp {
  return pattern instanceof RegExp ? pattern : new RegExp(escapePattern(pattern), 'i')
}
