import { html } from 'hono/html'
import { drawLike } from '../../captchas/rendered.ts'
import { defineLibraryPage } from './define-library-page.ts'

const PATH = '/libraries/contact-form-7'
const UPLOADS = `${PATH}/wp-content/uploads/wpcf7_captcha`
const REFUSAL = 'Your entered code is incorrect.'

/** A script submits the form, which stays. Every response brings a new image, even one that accepts the answer. */
export const contactForm7 = defineLibraryPage({
  name: 'contact-form-7',
  module: 'contact-form-7',
  title: 'Contact Form 7, a new image with every response',
  draw: drawLike({
    width: 72,
    height: 24,
    charset: 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789',
    length: 4,
    format: 'png',
    anyCase: true,
  }),
  field: 'captcha-170',
  refusal: REFUSAL,
  pictures: `${UPLOADS}/:file`,
  render: ({ key }) => html`<form method="post" class="wpcf7-form init" data-status="init">
      <label>Your message <textarea name="your-message">Is the hut open?</textarea></label>
      <p><input type="hidden" name="_wpcf7_captcha_challenge_captcha-170" value="${key}">
        <img class="wpcf7-form-control wpcf7-captchac wpcf7-captcha-captcha-170" width="72" height="24" alt="captcha" src="${UPLOADS}/${key}.png">
        <span class="wpcf7-form-control-wrap" data-name="captcha-170"><input size="40" maxlength="4"
          class="wpcf7-form-control wpcf7-captchar" autocomplete="off" type="text" name="captcha-170"></span></p>
      <input class="wpcf7-form-control wpcf7-submit" type="submit" value="Submit">
      <div class="wpcf7-response-output" aria-hidden="true"></div>
    </form>
    <script>
      const form = document.querySelector('.wpcf7-form')
      form.addEventListener('submit', async (event) => {
        event.preventDefault()
        const reply = await (await fetch('${PATH}/feedback', { method: 'POST', body: new FormData(form) })).json()
        const wrap = form.querySelector('[data-name=captcha-170]')
        wrap.querySelector('.wpcf7-not-valid-tip')?.remove()
        for (const { message } of reply.invalid_fields) {
          wrap.insertAdjacentHTML('beforeend', '<span class="wpcf7-not-valid-tip" aria-hidden="true">' + message + '</span>')
        }
        form.querySelector('.wpcf7-response-output').textContent = reply.message
        form.dataset.status = reply.status === 'mail_sent' ? 'sent' : 'invalid'
        wrap.querySelector('input').value = ''
        form.querySelector('img').src = reply.captcha['captcha-170']
        form.querySelector('[type=hidden]').value = /([0-9a-f]{40})/.exec(reply.captcha['captcha-170'])[1]
      })
    </script>`,
  addRoutes({ app, issue, judge }) {
    app.post(`${PATH}/feedback`, async (context) => {
      const form = await context.req.parseBody()
      const isRight = judge(
        context,
        String(form['captcha-170'] ?? ''),
        String(form['_wpcf7_captcha_challenge_captcha-170'] ?? ''),
      )
      const captcha = { 'captcha-170': `${UPLOADS}/${(await issue(context)).key}.png` }
      if (isRight) {
        const message = 'Thank you for your message. It has been sent.'
        return context.json({ status: 'mail_sent', message, invalid_fields: [], captcha })
      }
      const message = 'One or more fields have an error. Please check and try again.'
      const invalid_fields = [{ field: 'captcha-170', message: REFUSAL }]
      return context.json({ status: 'validation_failed', message, invalid_fields, captcha })
    })
  },
})
