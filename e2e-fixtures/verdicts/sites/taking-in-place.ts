import { drawForm, framePage, scriptedPage } from '../look.ts'
import type { VerdictSite } from '../verdict-site.ts'

const REFUSE = "if (!(await ask()).ok) { out.textContent = 'Wrong code'; return fresh() }"

/** Answers that are taken by a script, in the same document. */
export const takingInPlace: VerdictSite[] = [
  {
    name: 'success-toast',
    kind: 'in place',
    title: 'a toast for a second and a half; the form stays as it is',
    truth: 'accepted',
    routes: {
      'GET /': () =>
        scriptedPage(
          `${REFUSE}
          const toast = document.createElement('div')
          toast.className = 'toast toast--success'; toast.setAttribute('role', 'status')
          toast.textContent = 'Settings saved'
          document.body.append(toast)
          setTimeout(() => toast.remove(), 1500)`,
          { button: '<button>Save</button>' },
        ),
    },
  },
  {
    name: 'result-below-the-form',
    kind: 'in place',
    title: 'a result below the form, which gets another image',
    truth: 'accepted',
    routes: {
      'GET /': () =>
        scriptedPage(
          `${REFUSE}
          fresh(); ans.value = ''
          $('result').innerHTML = '<table><tr><th>Parcel</th><td>QX 311</td></tr><tr><th>Status</th><td>Delivered on Tuesday</td></tr></table>'`,
          {
            fields: '<p><label>Parcel number <input name="parcel" value="QX311"></label></p>',
            button: '<button>Track</button>',
            after: '<section id="result"></section>',
          },
        ),
    },
  },
  {
    name: 'content-swap',
    kind: 'in place',
    title: 'other content in place of the form, at the same address',
    truth: 'accepted',
    routes: {
      'GET /': () =>
        scriptedPage(
          `${REFUSE}; $('app').innerHTML = '<h1>Inbox</h1><ul><li>Charles: the engine</li><li>Mary: proofs</li></ul>'`,
          {
            before: '<main id="app"><div id="out"></div>',
            after: '</main>',
            button: '<button>Log in</button>',
          },
        ),
    },
  },
  {
    name: 'push-state',
    kind: 'in place',
    title: 'another view and another address, without a new document',
    truth: 'accepted',
    routes: {
      'GET /': () =>
        scriptedPage(
          `${REFUSE}; history.pushState({}, '', 'orders'); document.body.innerHTML = '<h1>Orders</h1><p>None yet</p>'`,
          { button: '<button>Continue</button>' },
        ),
    },
  },
  {
    name: 'token-filled',
    kind: 'in place',
    title: 'fills a hidden field and puts a tick in place of the answer',
    truth: 'accepted',
    routes: {
      'GET /': () =>
        scriptedPage(
          `${REFUSE}
          f.elements.token.value = crypto.randomUUID?.() ?? '9f2c'
          pic.remove(); ans.parentElement.innerHTML = '<b class="green">✓ You are human</b>'
          $('check').remove()`,
          {
            fields:
              '<input type="hidden" name="token"><p><label>Your name <input name="nick" value="Ada"></label></p>',
            button: '<button id="check">Check</button>',
          },
        ),
    },
  },
  {
    name: 'wizard-step',
    kind: 'in place',
    title: 'the next step of a wizard in place of image and field',
    truth: 'accepted',
    routes: {
      'GET /': () =>
        scriptedPage(
          `${REFUSE}
          document.querySelector('[aria-current]').removeAttribute('aria-current'); $('two').setAttribute('aria-current', 'step')
          f.innerHTML = '<p><label>Delivery address <input name="street"></label></p><button>Next</button>'`,
          {
            before:
              '<ol><li aria-current="step">You</li><li id="two">Address</li><li>Payment</li></ol><div id="out"></div>',
            button: '<button>Next</button>',
          },
        ),
    },
  },
  {
    name: 'slow-success',
    kind: 'in place',
    title: 'a spinner for three seconds, then the content',
    truth: 'accepted',
    shownAfter: 3_000,
    routes: {
      'GET /': () =>
        scriptedPage(
          `${REFUSE}
          f.innerHTML = '<div role="status" class="spinner">Loading…</div>'
          await later(3000)
          f.outerHTML = '<h1>Your statement</h1><p>Balance: 311.20</p>'`,
        ),
    },
  },
  {
    name: 'alert-sent',
    kind: 'dialog',
    title: "alert('Sent'), then the form emptied, with another image",
    truth: 'accepted',
    routes: { 'GET /': () => scriptedPage(`${REFUSE}; alert('Sent'); f.reset(); fresh()`) },
  },
  {
    name: 'modal-closes',
    kind: 'dialog',
    title: 'the modal closes, and the votes on the page go up by one',
    truth: 'accepted',
    routes: {
      'GET /': () =>
        scriptedPage(
          `${REFUSE}; f.closest('dialog').close(); $('votes').textContent = '412 votes. You voted.'`,
          {
            before: '<h1>The tallest tree</h1><p id="votes">411 votes</p><dialog><div id="out"></div>',
            after: "</dialog><script>document.querySelector('dialog').showModal()</script>",
            button: '<button>Vote</button>',
          },
        ),
    },
  },
  {
    name: 'button-says-sent',
    kind: 'in place',
    title: 'the button says "Sent ✓" and cannot be pressed again; the rest stays as it is',
    truth: 'accepted',
    routes: {
      'GET /': () =>
        scriptedPage(`$('go').disabled = true; ${REFUSE}; $('go').textContent = 'Sent ✓'`, {
          button: '<button id="go">Send</button>',
        }),
    },
  },
  {
    name: 'redirects-by-script',
    kind: 'in place',
    title: 'says "Redirecting…" for a second, then goes on',
    truth: 'accepted',
    routes: {
      'GET /': () =>
        scriptedPage(
          `${REFUSE}; f.innerHTML = 'Redirecting…'; setTimeout(() => location.replace('welcome'), 1000)`,
        ),
    },
  },
  {
    name: 'other-failure-beside',
    kind: 'in place',
    title: "thanks, while a chat beside it can't connect and says so",
    truth: 'accepted',
    routes: {
      'GET /': () =>
        scriptedPage(
          `${REFUSE}
          $('chat').textContent = 'Chat is unavailable: connection failed'
          f.outerHTML = '<p role="status">Thank you, we have your request.</p>'`,
          {
            after:
              '<aside id="chat" style="position:fixed;right:10px;bottom:10px;border:1px solid">Chat</aside>',
          },
        ),
    },
  },
  {
    name: 'frame-leads-parent',
    kind: 'frame',
    title: 'posts into a hidden frame, which leads its parent on',
    truth: 'accepted',
    routes: {
      'GET /': () =>
        framePage(
          `${drawForm({ attributes: 'method="post" action="send" target="sink"' })}<iframe name="sink" hidden></iframe><b id="note"></b>`,
        ),
      'POST /send': async (visit, context) => {
        const { isRight } = await visit.submit(context)
        return context.html(
          `<script>${isRight ? "parent.location = 'welcome'" : "parent.document.getElementById('note').textContent = 'Wrong'"}</script>`,
        )
      },
    },
  },
  {
    name: 'frame-goes-after-success',
    kind: 'frame',
    title: 'the parent of its frame takes it away and shows the content',
    truth: 'accepted',
    routes: {
      'GET /': () =>
        framePage(`<iframe src="inner" width="560" height="340" title="Check"></iframe><article id="text"></article>
          <script>onmessage = ({ data }) => {
            if (!data) return
            document.querySelector('iframe').remove()
            document.getElementById('text').innerHTML = '<h1>The report</h1><p>Chapter one. It rained.</p>'
          }</script>`),
      'GET /inner': () => scriptedPage(`${REFUSE}; parent.postMessage(true, '*')`),
    },
  },
]
