import { ANSWER, IMAGE, scriptedPage } from '../look.ts'
import type { VerdictSite } from '../verdict-site.ts'

const WELCOME = "if ((await ask()).ok) return location.assign('welcome')"
const CHINESE = {
  lang: 'zh',
  button: '<button>登 录</button>',
  fields: '<p><input placeholder="用户名" value="ada"></p>',
}

/** Refusals by a script, in the same document. */
export const refusingInPlace: VerdictSite[] = [
  {
    name: 'toast-for-a-second',
    kind: 'in place',
    title: 'a toast that is gone after one second; the rest stays as it is',
    truth: 'rejected',
    words: '验证码错误',
    routes: {
      'GET /': () =>
        scriptedPage(
          `${WELCOME}
          const toast = document.createElement('div')
          toast.style = 'position:fixed;top:20px;left:45%;padding:10px 18px;background:#333c;color:#fff'
          toast.textContent = '验证码错误'
          document.body.append(toast)
          setTimeout(() => toast.remove(), 1000)`,
          CHINESE,
        ),
    },
  },
  {
    name: 'polite-live-region',
    kind: 'in place',
    title: 'a polite live region, beside the image as it was',
    truth: 'rejected',
    words: 'Die Zeichen stimmen nicht überein.',
    routes: {
      'GET /': () =>
        scriptedPage(`${WELCOME}; $('say').textContent = 'Die Zeichen stimmen nicht überein.'`, {
          lang: 'de',
          after: '<p id="say" aria-live="polite"></p>',
          button: '<button>Anmelden</button>',
        }),
    },
  },
  {
    name: 'invalid-with-helper-text',
    kind: 'in place',
    title: 'aria-invalid and a helper text below the field',
    truth: 'rejected',
    words: 'Ce n’est pas le texte de l’image',
    routes: {
      'GET /': () =>
        scriptedPage(
          `${WELCOME}
          ans.setAttribute('aria-invalid', 'true'); ans.setAttribute('aria-describedby', 'help')
          $('help').textContent = 'Ce n’est pas le texte de l’image'`,
          {
            lang: 'fr',
            answer: `${ANSWER}<br><small id="help">4 caractères</small>`,
            button: '<button>Envoyer</button>',
          },
        ),
    },
  },
  {
    name: 'native-bubble',
    kind: 'in place',
    title: "the browser's own bubble, by setCustomValidity",
    truth: 'rejected',
    words: 'Those are not the characters shown',
    routes: {
      'GET /': () =>
        scriptedPage(
          `${WELCOME}; ans.setCustomValidity('Those are not the characters shown'); ans.reportValidity()`,
          {
            after: `<script>document.getElementById('ans').oninput = (event) => event.target.setCustomValidity('')</script>`,
          },
        ),
    },
  },
  {
    name: 'shakes-and-empties',
    kind: 'in place',
    title: 'shakes the form and empties the field, without a word',
    truth: 'rejected',
    routes: {
      'GET /': () =>
        scriptedPage(
          `${WELCOME}
          f.animate([0, -8, 8, -6, 6, 0].map((x) => ({ transform: 'translateX(' + x + 'px)' })), 400)
          ans.value = ''; ans.focus()`,
        ),
    },
  },
  {
    name: 'renewed-without-a-word',
    kind: 'in place',
    title: 'another image, and not a word',
    truth: 'rejected',
    routes: { 'GET /': () => scriptedPage(`${WELCOME}; fresh()`) },
  },
  {
    name: 'red-border',
    kind: 'in place',
    title: 'a red border around the field, and not a word',
    truth: 'rejected',
    routes: {
      'GET /': () =>
        scriptedPage(`${WELCOME}; ans.classList.add('is-invalid')`, {
          head: '<style>.is-invalid { border: 2px solid #dc3545; outline: 3px solid #dc354533 }</style>',
        }),
    },
  },
  {
    name: 'placeholder-speaks',
    kind: 'in place',
    title: 'empties the field and refuses in its placeholder',
    truth: 'rejected',
    words: 'Wrong letters, once more please',
    routes: {
      'GET /': () =>
        scriptedPage(`${WELCOME}; ans.value = ''; ans.placeholder = 'Wrong letters, once more please'`),
    },
  },
  {
    name: 'code-and-msg',
    kind: 'in place',
    title: 'the msg of {"code": 500} as a small text under the button',
    truth: 'rejected',
    words: '图形码已失效',
    field: 'verify',
    routes: {
      'GET /': () =>
        scriptedPage(
          "const { code, msg } = await ask('login'); if (code) $('tip').textContent = msg; else location.assign('welcome')",
          {
            ...CHINESE,
            answer: '<input id="ans" name="verify" placeholder="请输入验证码" maxlength="4">',
            after: '<small id="tip" style="color:#f56c6c"></small>',
          },
        ),
      'POST /login': async (visit, context) => {
        const { isRight } = await visit.submit(context)
        return context.json(isRight ? { code: 0 } : { code: 500, msg: '图形码已失效', data: null })
      },
    },
  },
  {
    name: 'spinner-then-refusal',
    kind: 'in place',
    title: 'a spinner in place of the form for two seconds, then a refusal above the form',
    truth: 'rejected',
    words: 'No match. Have another look.',
    shownAfter: 2_000,
    routes: {
      'GET /': () =>
        scriptedPage(
          `f.hidden = true; $('wait').hidden = false
          await later(2000)
          if ((await ask()).ok) return location.assign('welcome')
          $('wait').hidden = true; f.hidden = false; fresh(); ans.value = ''
          out.textContent = 'No match. Have another look.'`,
          { after: '<progress id="wait" hidden aria-label="Checking"></progress>' },
        ),
    },
  },
  {
    name: 'tries-left',
    kind: 'in place',
    title: 'counts the tries that are left, and nothing else',
    truth: 'rejected',
    words: '2 tries left',
    routes: {
      'GET /': () =>
        scriptedPage(`${WELCOME}; $('left').textContent = ($('left').textContent - 1) || 'no'`, {
          answer: `${ANSWER} <p><span id="left">3</span> tries left</p>`,
        }),
    },
  },
  {
    name: 'button-says-again',
    kind: 'in place',
    title: 'refuses in the words of its button, for as long as nothing is typed',
    truth: 'rejected',
    words: 'Not quite. Try again',
    routes: {
      'GET /': () =>
        scriptedPage(`${WELCOME}; $('go').textContent = 'Not quite. Try again'; fresh(); ans.value = ''`, {
          button: '<button id="go">Check</button>',
        }),
    },
  },
  {
    name: 'locked-in-place',
    kind: 'in place',
    title: 'takes the form away and says that the account is locked',
    truth: 'rejected',
    isVague: true,
    words: 'This account is locked for 15 minutes',
    routes: {
      'GET /': () =>
        scriptedPage(
          `${WELCOME}; f.outerHTML = '<div class="panel"><b>This account is locked for 15 minutes</b></div>'`,
        ),
    },
  },
  {
    name: 'network-error',
    kind: 'in place',
    title: 'the request fails, and the page says so',
    truth: 'rejected',
    isVague: true,
    words: 'Network Error',
    routes: {
      'GET /': () =>
        scriptedPage(
          "try { await ask(); location.assign('welcome') } catch { out.innerHTML = '<p class=error>Network Error</p>' }",
        ),
      'POST /check': async (visit, context) => {
        await visit.submit(context)
        return context.body('<html>upstream timed out</html>', 504)
      },
    },
  },
  {
    name: 'ticking-clock',
    kind: 'in place',
    title: 'a page that changes all the time, and refuses with another image and a word',
    truth: 'rejected',
    words: 'Nope, that was wrong',
    routes: {
      'GET /': () =>
        scriptedPage(`${WELCOME}; fresh(); ans.value = ''; out.textContent = 'Nope, that was wrong'`, {
          image: `${IMAGE} <time id="clock">0</time> <span id="online">12 online</span>`,
          after: `<script>setInterval(() => {
            document.getElementById('clock').textContent = new Date().toISOString().slice(11, 21)
            document.getElementById('online').textContent = (10 + Math.random() * 9 | 0) + ' online'
          }, 100)</script>`,
        }),
    },
  },
]
