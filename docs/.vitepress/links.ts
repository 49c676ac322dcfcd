import type { MarkdownRenderer } from 'vitepress'

/** The pages of the site that correspond to files outside this folder. */
const pagesOf: Record<string, string> = {
  'models/README.md': '/recogniser',
  'README.md': '/',
}

/**
 * The documents are also read in the repository, and link to files there. The site does not contain these: the link goes
 * to the page with the same content instead, or becomes plain text if there is none.
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

/** The path, from the repository's root, of a link to a file outside `docs/`; undefined for any other link. */
function leaveFolder(href: string, document: string): string | undefined {
  if (!href.startsWith('.')) return undefined
  const { pathname } = new URL(href, `file:///docs/${document}`)
  return pathname.startsWith('/docs/') ? undefined : pathname.slice(1)
}
