import { ANSWER, drawForm, framePage, IMAGE, scriptedPage } from '../look.ts'
import type { VerdictSite } from '../verdict-site.ts'

const LOGIN = `<p><label>User <input name="user" value="ada"></label></p>
  <p><label>Password <input type="password" name="password" value="lovelace"></label></p>`

/** The text of the image is right, and something else is refused: a second submission locks accounts and repeats orders. */
export const formRefused: VerdictSite[] = [
  {
    name: 'wrong-password-page',
    kind: 'page',
    title: 'a wrong password: the login again, with another image',
    truth: 'form-refused',
    words: 'Unknown user or wrong password.',
    routes: {
      'GET /': () => framePage(drawForm({ fields: LOGIN, button: '<button>Log in</button>' })),
      'POST /': async (visit, context) => {
        const { isRight } = await visit.submit(context)
        const text = isRight ? 'Unknown user or wrong password.' : 'Wrong captcha.'
        const form = drawForm({
          fields: LOGIN,
          image: IMAGE.replace('?1', '?2'),
          button: '<button>Log in</button>',
        })
        return framePage(`<ul class="errorlist"><li>${text}</li></ul>${form}`)
      },
    },
  },
  {
    name: 'wrong-password-toast',
    kind: 'in place',
    title: 'a wrong password: a toast, another image, the field emptied',
    truth: 'form-refused',
    words: '用户名或密码错误',
    routes: {
      'GET /': () =>
        scriptedPage(
          `const { ok } = await ask()
          const toast = document.createElement('div')
          toast.className = 'message message-error'
          toast.textContent = ok ? '用户名或密码错误' : '验证码错误'
          document.body.prepend(toast)
          fresh(); ans.value = ''
          setTimeout(() => toast.remove(), 3000)`,
          { lang: 'zh', fields: LOGIN, button: '<button>登录</button>' },
        ),
    },
  },
  {
    name: 'e-mail-taken',
    kind: 'in place',
    title: 'an e-mail that is taken: an error at that field, and another image',
    truth: 'form-refused',
    words: 'This e-mail address is already registered.',
    routes: {
      'GET /': () =>
        scriptedPage(
          `const { ok } = await ask()
          fresh(); ans.value = ''
          $('mail').setAttribute('aria-invalid', ok)
          $(ok ? 'mail-error' : 'code-error').textContent = ok ? 'This e-mail address is already registered.' : 'Wrong code'`,
          {
            fields:
              '<p><label>E-mail <input id="mail" type="email" name="mail" value="ada@example.com"></label> <span id="mail-error" class="error"></span></p>',
            answer: `${ANSWER} <span id="code-error" class="error"></span>`,
            button: '<button>Create account</button>',
          },
        ),
    },
  },
  {
    name: 'coupon-expired',
    kind: 'page',
    title: 'an expired coupon: a page without the form',
    truth: 'form-refused',
    words: 'This voucher has expired.',
    routes: {
      'GET /': () =>
        framePage(
          drawForm({
            fields: '<p><label>Voucher <input name="voucher" value="SPRING-2019"></label></p>',
            button: '<button>Redeem</button>',
          }),
        ),
      'POST /': async (visit, context) => {
        const { isRight } = await visit.submit(context)
        return framePage(
          `<p>${isRight ? 'This voucher has expired.' : 'Wrong code.'}</p><a href="./">Another one</a>`,
        )
      },
    },
  },
  {
    name: 'not-activated',
    kind: 'page',
    title: 'an account that is not activated: back to the login by a redirect',
    truth: 'form-refused',
    words: 'Your account has not been activated yet.',
    routes: {
      'GET /': (visit) =>
        framePage(`<p class="notice">${visit.take('notice')}</p>${drawForm({ fields: LOGIN })}`),
      'POST /': async (visit, context) => {
        const { isRight } = await visit.submit(context)
        visit.kept.notice = isRight ? 'Your account has not been activated yet.' : 'The code was wrong.'
        return context.redirect('./?e=1', 303)
      },
    },
  },
  {
    name: 'looks-like-spam',
    kind: 'dialog',
    title: 'a message that looks like spam: alert(), and everything stays',
    truth: 'form-refused',
    words: 'Your message contains too many links.',
    routes: {
      'GET /': () =>
        scriptedPage(
          "const { ok } = await ask(); alert(ok ? 'Your message contains too many links.' : 'Wrong captcha')",
          {
            fields: '<p><textarea name="text" aria-label="Message">http://a http://b http://c</textarea></p>',
          },
        ),
    },
  },
  {
    name: 'unauthorized-json',
    kind: 'in place',
    title: 'status 401 to a script, which shows a line of text and keeps the image',
    truth: 'form-refused',
    words: 'Benutzername oder Kennwort ist falsch',
    routes: {
      'GET /': () =>
        scriptedPage(
          "const { detail } = await ask('session'); if (detail) $('line').textContent = detail; else location.assign('welcome')",
          { lang: 'de', fields: LOGIN, after: '<p id="line"></p>', button: '<button>Anmelden</button>' },
        ),
      'POST /session': async (visit, context) => {
        const { isRight } = await visit.submit(context)
        return context.json(
          { detail: isRight ? 'Benutzername oder Kennwort ist falsch' : 'Code falsch' },
          401,
        )
      },
    },
  },
  {
    name: 'name-missing',
    kind: 'page',
    title: 'a field that only the server asks for: the form again, with another image',
    truth: 'form-refused',
    words: 'Surname is required',
    routes: {
      'GET /': () => framePage(drawForm({ fields: '<p><label>Surname <input name="surname"></label></p>' })),
      'POST /': async (visit, context) => {
        const { isRight } = await visit.submit(context)
        return context.html(
          framePage(
            drawForm({
              fields: `<p><label>Surname <input name="surname"></label> <em class="red">${isRight ? 'Surname is required' : ''}</em></p>`,
              image: IMAGE.replace('?1', '?2'),
              answer: `${ANSWER} <em class="red">${isRight ? '' : 'Wrong code'}</em>`,
            }),
          ),
          422,
        )
      },
    },
  },
]
