import { drawForm, framePage, scriptedPage } from '../look.ts'
import type { VerdictSite } from '../verdict-site.ts'

/** A reply that says neither yes nor no, to nobody. */
const quiet: VerdictSite['routes'] = {
  'POST /quiet': async (visit, context) => {
    await visit.submit(context)
    return context.json({})
  },
}

/** Sites that take the answer, or seem to, and let nobody know. */
export const undecided: VerdictSite[] = [
  {
    name: 'no-content',
    kind: 'status',
    title: 'status 204: the page stays as it is',
    truth: 'unconfirmed',
    routes: {
      'GET /': () => framePage(drawForm()),
      'POST /': async (visit, context) => {
        await visit.submit(context)
        return context.body(null, 204)
      },
    },
  },
  {
    name: 'spins-for-ever',
    kind: 'in place',
    title: 'a spinner in place of the form that never ends',
    truth: 'unconfirmed',
    routes: {
      'GET /': () =>
        scriptedPage("await ask('quiet'); f.outerHTML = '<div class=spinner role=status>Please wait…</div>'"),
      ...quiet,
    },
  },
  {
    name: 'goes-blank',
    kind: 'in place',
    title: 'an empty page',
    truth: 'unconfirmed',
    routes: { 'GET /': () => scriptedPage("await ask('quiet'); document.body.innerHTML = ''"), ...quiet },
  },
  {
    name: 'says-nothing',
    kind: 'in place',
    title: 'sends the form and shows nothing of what came back',
    truth: 'unconfirmed',
    routes: { 'GET /': () => scriptedPage("await ask('quiet')"), ...quiet },
  },
]
