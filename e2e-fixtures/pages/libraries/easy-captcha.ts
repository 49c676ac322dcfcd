import { html } from 'hono/html'
import { DIGITS, drawLike, SMALL } from '../../captchas/rendered.ts'
import { renderError } from '../../layout.ts'
import { dataAddress, defineLibraryPage } from './define-library-page.ts'

const PATH = '/libraries/easy-captcha'
const looks = { width: 130, height: 48, charset: SMALL + DIGITS, length: 5, anyCase: true } as const

/** The server renders the page. The image has an address, and a click on it requests it again. */
export const easyCaptcha = defineLibraryPage({
  name: 'easy-captcha',
  module: 'easy-captcha',
  title: 'EasyCaptcha for Java, a new image on a click',
  draw: drawLike({ ...looks, format: 'gif' }),
  field: 'code',
  refusal: '验证码错误',
  freshPictures: `${PATH}/captcha`,
  render: (_, error) => html`<form method="post">
      <label>User <input type="text" name="username" value="ada"></label>
      <img src="${PATH}/captcha" width="130px" height="48px" onclick="this.src = '${PATH}/captcha?' + Math.random()">
      <input type="text" name="code">
      ${renderError(error)}
      <button type="submit">登录</button>
    </form>`,
})

/** Page and server are separate: key and image come as JSON. */
export const easyCaptchaJson = defineLibraryPage({
  name: 'easy-captcha-json',
  module: 'easy-captcha',
  title: 'EasyCaptcha for Java, key and image as JSON',
  draw: drawLike({ ...looks, format: 'png' }),
  field: 'verCode',
  keyField: 'verKey',
  refusal: '验证码错误',
  render: (challenge, error) => html`<form method="post">
      <label>User <input type="text" name="username" value="ada"></label>
      <img id="verImg" width="130px" height="48px" src="${dataAddress(challenge)}">
      <input type="hidden" name="verKey" value="${challenge.key}">
      <input type="text" name="verCode">
      ${renderError(error)}
      <button type="submit">登录</button>
    </form>
    <script>
      document.getElementById('verImg').onclick = async () => {
        const { key, image } = await (await fetch('${PATH}-json/captcha')).json()
        document.getElementById('verImg').src = image
        document.querySelector('[name=verKey]').value = key
      }
    </script>`,
  addRoutes({ app, issue }) {
    app.get(`${PATH}-json/captcha`, async (context) => {
      const challenge = await issue(context)
      return context.json({ key: challenge.key, image: dataAddress(challenge) })
    })
  },
})
