/** Whose page this is, where its address does not say it. */
export interface Maker {
  /** The origin that the document has: that of the page that opened it, or `null` where no page did. */
  origin: string
  hasOpener: boolean
}

export function observeMaker(_: Record<string, never>): Maker {
  return { origin: window.origin, hasOpener: window.opener !== null }
}
