import { html } from 'hono/html'
import { CAPITALS, drawLike } from '../../captchas/rendered.ts'
import { defineLibraryPage } from './define-library-page.ts'

const PATH = '/libraries/phpbb'
const REFUSAL = 'The confirmation code you entered was incorrect.'
const charset = `${CAPITALS.replace('O', '')}123456789`

/** The refresh button submits the form without an answer, and the response has a new image. */
export const phpbb = defineLibraryPage({
  name: 'phpbb',
  module: 'phpbb',
  title: 'phpBB, whose refresh button submits the form',
  draw: drawLike({ width: 360, height: 96, charset, length: 5, format: 'png', anyCase: true }),
  field: 'confirm_code',
  keyField: 'confirm_id',
  refusal: REFUSAL,
  pictures: `${PATH}/ucp.php`,
  render: ({ key }, error) => html`<form id="register" method="post" action="${PATH}/register">
      ${error ? html`<dl><dd class="error">${error}</dd></dl>` : ''}
      <dl><dt><label for="username">Username:</label></dt><dd><input type="text" id="username" name="username" value="ada"></dd></dl>
      <dl class="captcha captcha-image">
        <dt><label for="confirm_code">Confirmation code:</label></dt>
        <dd><img src="${PATH}/ucp.php?mode=confirm&amp;confirm_id=${key}&amp;type=1" alt="Confirmation code"></dd>
        <dd><input type="text" name="confirm_code" id="confirm_code" size="8" maxlength="8" class="inputbox narrow" title="Confirmation code">
          <input type="submit" name="refresh_vc" id="refresh_vc" class="button2" value="Refresh">
          <input type="hidden" name="confirm_id" id="confirm_id" value="${key}"></dd>
      </dl>
      <fieldset><input type="submit" name="submit" id="submit" value="Submit" class="button1"></fieldset>
    </form>`,
  addRoutes({ app, judge, show }) {
    app.get(`${PATH}/register`, (context) => show(context))
    app.post(`${PATH}/register`, async (context) => {
      const { refresh_vc, confirm_code, confirm_id } = await context.req.parseBody()
      if (refresh_vc !== undefined) return show(context)
      const isRight = judge(context, String(confirm_code ?? ''), String(confirm_id ?? ''))
      return isRight ? context.redirect('/welcome', 303) : show(context, REFUSAL)
    })
  },
})
