import { drawForm, framePage, scriptedPage } from '../look.ts'
import type { VerdictSite } from '../verdict-site.ts'
import { takeWith } from './refuse-with.ts'

const form = () => framePage(drawForm({ button: '<button>Download</button>' }))
const inNewTab = () =>
  framePage(
    drawForm({
      attributes: 'method="post" action="print" target="_blank"',
      button: '<button>Print</button>',
    }),
  )

const FILE = { 'content-type': 'text/csv', 'content-disposition': 'attachment; filename="trees.csv"' }

/** Answers that are taken where the form is not: in a download or another tab. The form's page stays as it is. */
export const takingElsewhere: VerdictSite[] = [
  {
    name: 'download',
    kind: 'elsewhere',
    title: 'a download in answer to the form',
    truth: 'accepted',
    routes: {
      'GET /': form,
      'POST /': takeWith((_, context) => context.body('tree,height\noak,31\n', 200, FILE), form),
    },
  },
  {
    name: 'download-by-script',
    kind: 'elsewhere',
    title: 'a download that a script starts once the answer is checked',
    truth: 'accepted',
    routes: {
      'GET /': () =>
        scriptedPage(
          `if (!(await ask()).ok) return (out.textContent = 'Wrong')
          const link = document.createElement('a')
          link.href = URL.createObjectURL(new Blob(['tree,height'])); link.download = 'trees.csv'
          link.click()`,
          { button: '<button>Download</button>' },
        ),
    },
  },
  {
    name: 'new-tab',
    kind: 'elsewhere',
    title: 'the result in a new tab',
    truth: 'accepted',
    routes: {
      'GET /': inNewTab,
      'POST /print': takeWith(() => framePage('<h1>Certificate</h1><p>For Ada</p>'), inNewTab),
    },
  },
  {
    name: 'window-opened',
    kind: 'elsewhere',
    title: 'a window that a script opens once the answer is checked',
    truth: 'accepted',
    routes: {
      'GET /': () =>
        scriptedPage("if ((await ask()).ok) window.open('welcome'); else out.textContent = 'Wrong code'", {
          button: '<button>Show the map</button>',
        }),
    },
  },
  {
    name: 'refused-in-new-tab',
    kind: 'elsewhere',
    title: 'a refusal in a new tab',
    truth: 'rejected',
    words: 'The code on the order form was wrong.',
    routes: {
      'GET /': inNewTab,
      'POST /print': async (visit, context) => {
        const { isRight } = await visit.submit(context)
        return framePage(isRight ? '<h1>Certificate</h1>' : '<p>The code on the order form was wrong.</p>')
      },
    },
  },
]
