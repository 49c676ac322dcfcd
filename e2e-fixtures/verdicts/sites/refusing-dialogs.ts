import { drawForm, framePage, scriptedPage } from '../look.ts'
import type { VerdictSite } from '../verdict-site.ts'
import { refuseWith } from './refuse-with.ts'

const WELCOME = "if ((await ask()).ok) return location.assign('welcome')"

/** Refusals in the browser's dialogs, in the page's, and through frames. */
export const refusingDialogs: VerdictSite[] = [
  {
    name: 'alert-refuses',
    kind: 'dialog',
    title: 'alert(), then another image',
    truth: 'rejected',
    words: '验证码不正确，请重新输入',
    routes: {
      'GET /': () =>
        scriptedPage(`${WELCOME}; alert('验证码不正确，请重新输入'); fresh(); ans.value = ''`, {
          lang: 'zh',
          button: '<input type="submit" value="提交">',
        }),
    },
  },
  {
    name: 'alert-and-back',
    kind: 'dialog',
    title: 'a page that is nothing but alert() and history.back()',
    truth: 'rejected',
    words: '자동등록방지 문자가 틀렸습니다.',
    routes: {
      'GET /': () => framePage(drawForm({ button: '<button>확인</button>' }), { lang: 'ko' }),
      'POST /': refuseWith(() =>
        framePage("<script>alert('자동등록방지 문자가 틀렸습니다.'); history.back()</script>", {
          lang: 'ko',
        }),
      ),
    },
  },
  {
    name: 'modal-reopens',
    kind: 'dialog',
    title: 'a modal that closes and opens again with another image',
    truth: 'rejected',
    words: 'Bots keep out! Look closer.',
    shownAfter: 700,
    routes: {
      'GET /': () =>
        scriptedPage(
          `const modal = f.closest('dialog'); modal.close()
          const { ok } = await ask()
          if (ok) return document.body.append('Your vote counts.')
          await later(700)
          fresh(); ans.value = ''; out.textContent = 'Bots keep out! Look closer.'
          modal.showModal()`,
          {
            before: '<h1>Which tree is the tallest?</h1><dialog><div id="out"></div>',
            after: "</dialog><script>document.querySelector('dialog').showModal()</script>",
            button: '<button>Vote</button>',
          },
        ),
    },
  },
  {
    name: 'own-error-box',
    kind: 'dialog',
    title: "a box of the page's own over the form, with an OK to be pressed",
    truth: 'rejected',
    words: 'Oops... the symbols differ',
    routes: {
      'GET /': () =>
        scriptedPage(
          `${WELCOME}
          fresh(); ans.value = ''
          const box = document.createElement('div')
          box.className = 'swal-overlay'
          box.innerHTML = '<div role="dialog" aria-modal="true" class="swal"><h2>Oops... the symbols differ</h2><button>OK</button></div>'
          box.querySelector('button').onclick = () => box.remove()
          document.body.append(box)`,
          {
            head: '<style>.swal-overlay { position: fixed; inset: 0; background: #0006; display: grid; place-items: center } .swal { background: #fff; padding: 30px }</style>',
          },
        ),
    },
  },
  {
    name: 'parent-replaces-frame',
    kind: 'frame',
    title: 'the parent of its frame takes it away and says no',
    truth: 'rejected',
    words: 'You did not pass the check',
    routes: {
      'GET /': () =>
        framePage(`<h1>One moment</h1><iframe src="inner" width="560" height="340" title="Check"></iframe>
          <script>onmessage = ({ data }) => {
            document.querySelector('iframe').outerHTML = data ? '<p>Thank you, you may go on.</p>' : '<p>You did not pass the check</p>'
          }</script>`),
      'GET /inner': () => scriptedPage("parent.postMessage((await ask()).ok, '*')"),
    },
  },
  {
    name: 'hidden-frame-calls-back',
    kind: 'frame',
    title: 'posts into a hidden frame, whose page calls back with the refusal',
    truth: 'rejected',
    words: 'Znaki z obrazka są inne',
    routes: {
      'GET /': () =>
        framePage(
          `${drawForm({ attributes: 'method="post" action="send" target="sink"', button: '<button>Wyślij</button>' })}
          <iframe name="sink" hidden></iframe><b id="note"></b>
          <script>function back(ok, text) {
            if (ok) location.assign('welcome')
            document.getElementById('note').textContent = text
            document.getElementById('pic').src = 'captcha?' + Math.random()
          }</script>`,
          { lang: 'pl' },
        ),
      'POST /send': async (visit, context) => {
        const { isRight } = await visit.submit(context)
        return context.html(`<script>parent.back(${isRight}, 'Znaki z obrazka są inne')</script>`)
      },
    },
  },
  {
    name: 'frame-shows-failure',
    kind: 'frame',
    title: 'the frame shows a failure in place of its form, and the parent stays as it is',
    truth: 'rejected',
    words: 'Check failed',
    routes: {
      'GET /': () =>
        framePage(
          '<h1>Download the survey</h1><iframe src="inner" width="560" height="340" title="Check"></iframe>',
        ),
      'GET /inner': () => framePage(drawForm({ fields: '' })),
      'POST /inner': refuseWith(() => framePage('<p>Check failed</p><a href="inner">Start over</a>')),
    },
  },
]
