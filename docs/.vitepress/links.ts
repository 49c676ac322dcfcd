import type { MarkdownRenderer } from 'vitepress'

/** What has a page here, for links that lead out of this folder. */
const pagesOf: Record<string, string> = {
  'models/README.md': '/recogniser',
  'README.md': '/',
}

/**
 * The documents are read beside the source too, and link to it. The site holds no source: such a link leads to the page
 * that has the same, and where there is none only its words stay.
 */
export function keepLinksInside(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push('keep-links-inside', ({ tokens, env }) => {
    for (const { children } of tokens) {
      let dropped = false
      for (const token of children ?? []) {
        if (token.type === 'link_close' && dropped) {
          dropped = false
          token.hidden = true
          Object.assign(token, { type: 'text', content: '', tag: '' })
        }
        if (token.type !== 'link_open') continue
        const target = leaveFolder(String(token.attrGet('href')), String(env.relativePath ?? ''))
        if (target === undefined) continue
        const page = pagesOf[target]
        if (page) token.attrSet('href', page)
        else {
          dropped = true
          Object.assign(token, { type: 'text', content: '', tag: '', attrs: null })
        }
      }
    }
  })
}

/** The path from the repository's root, of a link that leads out of `docs/`. */
function leaveFolder(href: string, document: string): string | undefined {
  if (!href.startsWith('.')) return undefined
  const { pathname } = new URL(href, `file:///docs/${document}`)
  return pathname.startsWith('/docs/') ? undefined : pathname.slice(1)
}
