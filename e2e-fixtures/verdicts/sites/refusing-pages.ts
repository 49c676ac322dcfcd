import { ANSWER, drawForm, framePage, IMAGE, NAME } from '../look.ts'
import type { VerdictSite } from '../verdict-site.ts'
import { refuseWith } from './refuse-with.ts'

const form = () => framePage(drawForm())

const SEARCH = 'method="get" action="result"'
const numbered = (number: number) => IMAGE.replace('?1', `?${number}`)

/** Refusals by the next document, or by the same one loaded again. */
export const refusingPages: VerdictSite[] = [
  {
    name: 'red-line-new-image',
    kind: 'page',
    title: 'the form again under a red line, with another image',
    truth: 'rejected',
    words: 'The security code you entered is not correct.',
    routes: {
      'GET /': form,
      'POST /': refuseWith(() =>
        framePage(
          `<p class="text-danger">The security code you entered is not correct.</p>${drawForm({ image: numbered(2) })}`,
        ),
      ),
    },
  },
  {
    name: 'field-error-same-image',
    kind: 'page',
    title: 'the form again with an error at the field and the image as it was',
    truth: 'rejected',
    words: 'Los caracteres no coinciden',
    routes: {
      'GET /': () => framePage(drawForm({ button: '<input type="submit" value="Enviar">' }), { lang: 'es' }),
      'POST /': refuseWith(() =>
        framePage(
          drawForm({
            image: IMAGE.replace('?1', '?same'),
            answer: `${ANSWER} <span class="error">Los caracteres no coinciden</span>`,
            button: '<input type="submit" value="Enviar">',
          }),
          { lang: 'es' },
        ),
      ),
    },
  },
  {
    name: 'error-page-back-link',
    kind: 'page',
    title: 'a page with status 200, without the form, and a link back',
    truth: 'rejected',
    words: 'What you typed was not what the image shows.',
    routes: {
      'GET /': form,
      'POST /': refuseWith(() =>
        framePage(`<h2>We could not add your comment</h2><p>What you typed was not what the image shows.</p>
          <p><a href="javascript:history.back()">Go back</a></p>`),
      ),
    },
  },
  {
    name: 'login-after-comment',
    kind: 'page',
    title: 'leads a refused comment to the login, which says to sign in',
    truth: 'rejected',
    isVague: true,
    words: 'Please sign in to post without a check.',
    routes: {
      'GET /': () =>
        framePage(
          `<h1>Bread without kneading</h1>${drawForm({ fields: '<p><textarea name="text" aria-label="Comment">It worked!</textarea></p>' })}`,
        ),
      'POST /': refuseWith((_, context) => context.redirect('signin?next=comment')),
      'GET /signin': () =>
        framePage(`<h1>Sign in</h1><p>Please sign in to post without a check.</p>
          <form method="post"><p><label>E-mail <input type="email" name="mail"></label></p>
          <p><label>Password <input type="password" name="password"></label></p><button>Sign in</button></form>`),
    },
  },
  {
    name: 'parameter-only',
    kind: 'page',
    title: 'redirects to ?error=1 and says nothing more',
    truth: 'rejected',
    routes: { 'GET /': form, 'POST /': refuseWith((_, context) => context.redirect('./?error=1')) },
  },
  {
    name: 'flash-after-redirect',
    kind: 'page',
    title: 'redirects to the same address, with a message that is shown once',
    truth: 'rejected',
    words: 'Verification text did not match, nothing was saved.',
    routes: {
      'GET /': (visit) =>
        framePage(`<div class="flash flash-warning">${visit.take('flash')}</div>${drawForm()}`),
      'POST /': refuseWith((visit, context) => {
        visit.kept.flash = 'Verification text did not match, nothing was saved.'
        return context.redirect('./', 303)
      }),
    },
  },
  {
    name: 'page-that-goes-back',
    kind: 'page',
    title: 'a page that says no and leads back after two seconds',
    truth: 'rejected',
    words: '验证码填写错误',
    routes: {
      'GET /': () => framePage(drawForm({ button: '<button>提交</button>' }), { lang: 'zh' }),
      'POST /': refuseWith(() =>
        framePage(
          '<div class="panel"><h3>提示信息</h3><p>抱歉，验证码填写错误</p><p>页面将自动跳转</p></div>',
          {
            lang: 'zh',
            head: '<meta http-equiv="refresh" content="2;url=./">',
          },
        ),
      ),
    },
  },
  {
    name: 'too-many-attempts',
    kind: 'page',
    title: 'a page without the form that locks the visitor out',
    truth: 'rejected',
    isVague: true,
    words: 'You have made too many attempts.',
    routes: {
      'GET /': form,
      'POST /': refuseWith(() =>
        framePage('<main class="panel"><p>You have made too many attempts. Come back tomorrow.</p></main>'),
      ),
    },
  },
  {
    name: 'json-document',
    kind: 'page',
    title: 'shows its JSON in place of a page: {"errno": -3}',
    truth: 'rejected',
    words: 'vcode mismatch',
    field: 'vcode',
    routes: {
      'GET /': () => framePage(drawForm({ answer: ANSWER.replace('"captcha"', '"vcode"') })),
      'POST /': refuseWith((_, context) => context.json({ errno: -3, errmsg: 'vcode mismatch', data: null })),
    },
  },
  {
    name: 'thanks-and-refuses',
    kind: 'page',
    title: 'thanks for the patience and refuses in the same breath',
    truth: 'rejected',
    words: 'Unfortunately the letters were wrong.',
    routes: {
      'GET /': form,
      'POST /': refuseWith(() =>
        framePage(`<h1>Almost there!</h1><p>Thank you for your patience. Unfortunately the letters were wrong.</p>
          ${drawForm({ image: numbered(3) })}`),
      ),
    },
  },
  {
    name: 'search-by-get',
    kind: 'page',
    title: 'a search by GET, whose result page says the code is wrong',
    truth: 'rejected',
    words: 'Código de verificação inválido',
    routes: {
      'GET /': () =>
        framePage(
          drawForm({
            attributes: SEARCH,
            fields: '<p><label>CNPJ <input name="q" value="11222333000181"></label></p>',
            button: '<button>Consultar</button>',
          }),
          { lang: 'pt' },
        ),
      'GET /result': refuseWith(() =>
        framePage(
          '<table border="1"><tr><th>Mensagem</th></tr><tr><td>Código de verificação inválido</td></tr></table><p><a href="./">Nova consulta</a></p>',
          { lang: 'pt' },
        ),
      ),
    },
  },
  {
    name: 'session-over',
    kind: 'page',
    title: 'says that the session is over, above a new form',
    truth: 'rejected',
    words: 'Sitzung abgelaufen',
    routes: {
      'GET /': () => framePage(drawForm({ button: '<button>Absenden</button>' }), { lang: 'de' }),
      'POST /': refuseWith(() =>
        framePage(
          `<div style="border:1px solid #999;padding:8px">Sitzung abgelaufen oder Zeichenfolge falsch</div>
          ${drawForm({ fields: NAME, image: numbered(4), button: '<button>Absenden</button>' })}`,
          { lang: 'de' },
        ),
      ),
    },
  },
]
