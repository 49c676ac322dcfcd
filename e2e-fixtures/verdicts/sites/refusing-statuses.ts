import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { ANSWER, drawForm, framePage, IMAGE } from '../look.ts'
import type { VerdictSite } from '../verdict-site.ts'
import { refuseWith } from './refuse-with.ts'

interface StatusSite {
  status: ContentfulStatusCode
  name: string
  title: string
  body: string
  words?: string
  isVague?: true
  type?: string
  headers?: Record<string, string>
}

const HTML = 'text/html; charset=utf-8'

/** A refusal that is a status first, with what the site sends along. */
const define = ({ status, body, type = HTML, headers = {}, ...site }: StatusSite): VerdictSite => ({
  kind: 'status',
  truth: 'rejected',
  ...site,
  routes: {
    'GET /': () => framePage(drawForm()),
    'POST /': refuseWith((_, context) => context.body(body, status, { 'content-type': type, ...headers })),
  },
})

export const refusingStatuses: VerdictSite[] = [
  define({
    status: 400,
    name: 'bad-request-plain-text',
    title: 'status 400 and a line of plain text',
    body: 'captcha_response: does not match',
    words: 'does not match',
    type: 'text/plain',
  }),
  define({ status: 403, name: 'forbidden-empty', title: 'status 403 without a body', body: '' }),
  define({
    status: 403,
    name: 'forbidden-page',
    title: 'status 403 and a page of the firewall',
    body: framePage(
      '<h1>Access denied</h1><p>Your request was blocked by a security rule. Reference 7f31.</p>',
    ),
    isVague: true,
    words: 'Your request was blocked by a security rule.',
  }),
  define({
    status: 422,
    name: 'unprocessable-form',
    title: 'status 422 and the form again, as Rails does it',
    body: framePage(
      `<div id="error_explanation"><h2>1 error prohibited this ticket from being saved</h2><ul><li>Captcha is not what the image shows</li></ul></div>
      ${drawForm({ image: IMAGE.replace('?1', '?2'), answer: `<div class="field_with_errors">${ANSWER}</div>` })}`,
    ),
    words: 'Captcha is not what the image shows',
  }),
  define({
    status: 429,
    name: 'slow-down',
    title: 'status 429 and a page that asks to slow down',
    body: framePage('<h1>Easy, tiger</h1><p>That was the fifth try in a minute.</p>'),
    isVague: true,
    words: 'That was the fifth try in a minute.',
    headers: { 'retry-after': '60' },
  }),
  define({
    status: 500,
    name: 'stack-trace',
    title: 'status 500 and a stack trace, as the check throws',
    body: '<pre>CaptchaMismatchException: answer differs\n  at Comments.create(Comments.java:57)</pre>',
    words: 'CaptchaMismatchException: answer differs',
    isVague: true,
  }),
  define({
    status: 502,
    name: 'bad-gateway',
    title: "status 502 and the proxy's page",
    body: '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr></body></html>',
    words: '502 Bad Gateway',
    isVague: true,
  }),
  define({
    status: 500,
    name: 'server-error-empty',
    title: 'status 500 without a body',
    body: '',
    isVague: true,
  }),
]
