import { html } from 'hono/html'
import { defineFaultyPage } from '../define-faulty-page.ts'

/** Navigates to another page while its captcha is being inspected. */
export const navigatesAway = defineFaultyPage({
  name: 'navigates-away',
  title: 'Leaves when it is told to',
  fault: html`<script>addEventListener('leave', () => { location.href = '/newsletter' })</script>`,
})

/** Submits the answer and shows nothing of the response. */
export const silent = defineFaultyPage({
  name: 'silent',
  title: 'Shows nothing after the form is submitted',
  fault: html`<script>
    document.getElementById('report').addEventListener('submit', (event) => {
      event.preventDefault()
      fetch('/silent', { method: 'POST', body: new FormData(event.target) })
    })
  </script>`,
})

/** Shows the form unchanged for two seconds before it sends the answer. */
export const slowVerdict = defineFaultyPage({
  name: 'slow-verdict',
  title: 'Takes two seconds to submit the form',
  fault: html`<script>
    document.getElementById('report').addEventListener('submit', (event) => {
      event.preventDefault()
      setTimeout(() => event.target.submit(), 2000)
    })
  </script>`,
})

/** A permanent notice covers the button. */
export const covered = defineFaultyPage({
  name: 'covered',
  title: 'Its button is covered',
  fault: html`<div style="position: relative; height: 0">
    <div id="notice" style="position: absolute; left: -12px; top: -60px; width: 200px; height: 76px; padding: 14px 18px;
      border-radius: 10px; background: #1d2433; color: #fff">We use cookies.</div>
  </div>`,
})

/** Reports success for every answer but accepts none: the captcha comes back below the message. */
export const liar = defineFaultyPage({
  name: 'liar',
  title: 'Says success and asks again',
  refusal: 'Success! Your report was received.',
  objection: () => 'This page takes no answer.',
  fault: html`<script>
    for (const message of document.querySelectorAll('.error')) message.className = 'success'
  </script>`,
})
