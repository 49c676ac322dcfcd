import { framePage } from '../verdicts/look.ts'
import type { Handler, VerdictSite } from '../verdicts/verdict-site.ts'
import { defineSite } from './forms.ts'

const CAPTCHA = `<p><img src="captcha?1" alt="captcha" width="150" height="50"></p>
  <p><label>Characters in the image <input id="ans" name="captcha" autocomplete="off"></label></p>`
const wall = (inside = '') =>
  `<h1>Are you a robot?</h1><form id="f" method="post">${inside}${CAPTCHA}<button id="send">Continue</button></form>`

/** A page with nothing but a captcha to fill in. */
export const wallSite = defineSite('wall', 'a wall', wall())

/** Its fields besides the captcha are for robots, or hold what the server gave them. */
export const trapsSite = defineSite(
  'traps',
  'a wall with fields that no person sees',
  wall(`<input type="hidden" name="token" value="x1"><input name="website" style="position: absolute; left: -5000px">
    <input name="url" style="opacity: 0"><input name="shown" value="ada" readonly>`),
)

/** Receives an answer, and goes on to the page behind the wall, whatever it is. */
const receiveAnswer: Handler = async (visit, context) => {
  await visit.submit(context)
  return context.redirect('welcome', 303)
}

const refuse: Handler = async (visit, context) => {
  await visit.submit(context)
  return framePage(`<p class="error">The characters are wrong.</p>${wall()}`)
}

/** No answer is right. */
export const refusingSite: VerdictSite = {
  name: 'refusing',
  kind: 'page',
  title: 'a wall that refuses every answer',
  truth: 'rejected',
  routes: { 'GET /': () => framePage(wall()), 'POST /': refuse },
}

const again: Handler = async (visit, context) => {
  await visit.submit(context)
  return framePage(`<h1>Guest book</h1><p class="success">Thank you for your comment.</p>${comment}`)
}
const comment = `<form id="comment" method="post"><p><label>Comment <textarea name="comment"></textarea></label></p>
  ${CAPTCHA}<button id="send">Post</button></form>`

/** Every answer brings the form back, empty, in another document. */
export const commentSite: VerdictSite = {
  name: 'comment',
  kind: 'page',
  title: 'a comment form that comes back',
  truth: 'accepted',
  routes: { 'GET /': () => framePage(`<h1>Guest book</h1>${comment}`), 'POST /': again },
}

/** A first right answer leads to a second wall, and that to the page. */
export const twoWallsSite: VerdictSite = {
  name: 'two-walls',
  kind: 'page',
  title: 'two walls, one behind the other',
  truth: 'accepted',
  routes: {
    'GET /': () => framePage(wall()),
    'GET /second': () =>
      framePage(`<p class="success">Thank you, that was correct. One more, please.</p>${wall()}`),
    async 'POST /'(visit, context) {
      const { isRight } = await visit.submit(context)
      return isRight
        ? context.redirect('second', 303)
        : framePage(`<p class="error">Wrong captcha</p>${wall()}`)
    },
    async 'POST /second'(visit, context) {
      const { isRight } = await visit.submit(context)
      return isRight
        ? context.redirect('welcome', 303)
        : framePage(`<p class="error">Wrong captcha</p>${wall()}`)
    },
  },
}

/** Loads its wall again by itself a moment after it refused an answer. */
export const reloadingSite: VerdictSite = {
  name: 'reloading',
  kind: 'page',
  title: 'a wall that loads itself again after a refusal',
  truth: 'rejected',
  routes: {
    'GET /': () => framePage(wall()),
    async 'POST /'(visit, context) {
      await visit.submit(context)
      return framePage(
        '<p class="error">Blocked. Wait.</p><script>setTimeout(() => { location.href = "./" }, 300)</script>',
      )
    },
  },
}

/** Opens what a test asks for: a frame, a popup, a dialog or another view with the wall in it. */
export const hostSite: VerdictSite = {
  name: 'host',
  kind: 'page',
  title: 'a page that opens walls',
  truth: 'accepted',
  routes: {
    'GET /': () =>
      framePage(`<h1>Host</h1><button id="dialog">Dialog</button><button id="view">View</button><main id="main"></main>
      <script>
        const inside = ${JSON.stringify(wall()).replaceAll('<', '\\u003c')}
        dialog.onclick = () => {
          main.innerHTML = '<dialog id="d">' + inside + '</dialog>'
          d.showModal()
        }
        view.onclick = () => {
          history.pushState({}, '', 'view')
          main.innerHTML = inside
        }
      </script>`),
    'GET /wall': () => framePage(wall()),
    'GET /two': () =>
      framePage(`<form id="one" method="post" action="one"><p><label>Name <input name="who"></label></p>${CAPTCHA}<button>One</button></form>
        <form id="two" method="post" action="two">${CAPTCHA.replaceAll('ans', 'ans2').replace('captcha?1', 'captcha?same')}<button>Two</button></form>`),
    async 'POST /'(visit, context) {
      const { isRight } = await visit.submit(context)
      return isRight ? context.redirect('welcome', 303) : framePage(wall())
    },
    'POST /view': receiveAnswer,
    'POST /wall': receiveAnswer,
    'POST /two': receiveAnswer,
    'POST /one': receiveAnswer,
  },
}

/** What a person could change in a form besides the answer, by what it is called. */
export const others = {
  'a text field': '<input name="who">',
  'a text area': '<textarea name="letter"></textarea>',
  'a list': '<select name="size"><option>small<option>large</select>',
  'a checkbox': '<label><input type="checkbox" name="terms"> I agree</label>',
  'a radio button that is drawn by its label':
    '<input type="radio" name="way" id="way" style="opacity: 0; position: absolute"><label for="way">Post</label>',
  'an editor': '<div contenteditable="true" style="min-height: 40px; border: 1px solid">Dear all</div>',
  'an editor in a frame': `<iframe srcdoc="<body contenteditable>Dear all</body>" width="300" height="80"></iframe>`,
  'an upload': '<input type="file" name="file">',
  'a list drawn by a script': '<div role="combobox" tabindex="0" style="border: 1px solid">Small</div>',
  'a field outside that belongs to the form': '</form><input name="who" form="f"><form hidden>',
  'a field of another step': '<section hidden><input name="who" required></section>',
}

/** A wall with one of them in it: `?0` has the first. */
export const othersSite: VerdictSite = {
  name: 'others',
  kind: 'page',
  title: 'a wall with something else to fill in',
  truth: 'accepted',
  routes: {
    'GET /': (_, { req }) => {
      const markup = Object.values(others)[Number(new URL(req.url).search.slice(1))] ?? ''
      return framePage(
        `<h1>Are you a robot?</h1><form id="f" method="post">${CAPTCHA}<button id="send">Continue</button>${markup}</form>`,
      )
    },
    'POST /': receiveAnswer,
  },
}

const sending = `<script>
  const send = async () => {
    await fetch('./', { method: 'POST', body: new URLSearchParams({ captcha: document.querySelector('#ans').value }) })
    location.href = 'welcome'
  }
</script>`
const formless = `${CAPTCHA}<button onclick="send()">Continue</button>${sending}`

/** Walls without a form: alone, with another field on the page, and in a dialog in front of that field. */
export const formlessSite: VerdictSite = {
  name: 'formless',
  kind: 'page',
  title: 'a wall that is no form',
  truth: 'accepted',
  routes: {
    'GET /': () => framePage(`<h1>Are you a robot?</h1>${formless}`),
    'GET /field': () => framePage(`<p><label>Name <input name="who"></label></p>${formless}`),
    'GET /dialog': () =>
      framePage(
        `<p><label>Name <input name="who"></label></p><dialog id="d">${formless}</dialog><script>d.showModal()</script>`,
      ),
    'POST /': receiveAnswer,
  },
}

/** Refuses every answer, in a document of its own that can be reloaded. */
export const askingAgainSite: VerdictSite = {
  name: 'asking-again',
  kind: 'page',
  title: 'a wall that asks again at another address',
  truth: 'rejected',
  routes: {
    'GET /': () => framePage(wall()),
    'GET /again': () => framePage(`<p class="error">The characters are wrong.</p>${wall()}`),
    async 'POST /'(visit, context) {
      await visit.submit(context)
      return context.redirect('again', 303)
    },
    async 'POST /again'(visit, context) {
      await visit.submit(context)
      return context.redirect('again', 303)
    },
  },
}

/** Its field takes the keys of a keyboard, and nothing that a script does. */
export const realKeysSite = defineSite(
  'real-keys',
  'a field that takes only real keys',
  `${wall()}<script>
    let text = ''
    ans.addEventListener('keydown', (event) => {
      if (!event.isTrusted) return
      if (event.key.length === 1) text += event.key
      if (event.key === 'Backspace') text = ''
    })
    ans.addEventListener('input', () => { ans.value = text })
  </script>`,
)

export const wallSites = [
  wallSite,
  trapsSite,
  refusingSite,
  commentSite,
  twoWallsSite,
  reloadingSite,
  hostSite,
  othersSite,
  formlessSite,
  askingAgainSite,
  realKeysSite,
]
