import type { Reply } from '../../../e2e-fixtures/faults/visit.ts'
import { extra, type Fault } from './fault.ts'

/**
 * What the server answers instead: to the page that is gone to while a captcha is looked for, to the image, to the
 * page that is loaded again for another image, and to the form.
 */
function answered(how: string, reply: Reply, says?: string): Fault {
  return {
    name: `the server ${how}`,
    visit: { reply, script: "location.href = visit + 'faulty'" },
    ...(isSilent(reply) && { nothingComes: ['find', 'capture', 'confirm'] as const }),
    makesNoSense: { type: 'nothing is requested while an answer is typed' },
    ...(says !== undefined && { says }),
  }
}

/** Whether a reply brings no document. */
function isSilent(reply: Reply): boolean {
  return reply === 'never' || (typeof reply === 'object' && reply.status === 204)
}

const apology = (text: string) =>
  `<!doctype html><title>${text}</title><h1>${text}</h1><p>Please come back later.</p>`

const file = answered('answers with a file to download', {
  status: 200,
  body: 'a file',
  headers: {
    'content-type': 'application/octet-stream',
    'content-disposition': 'attachment; filename="file.bin"',
  },
})

const download = extra({
  ...file,
  makesNoSense: { ...file.makesNoSense, confirm: 'a form that answers with a file has taken the answer' },
})

export const networkFaults: readonly Fault[] = [
  answered('answers 403', { status: 403, body: apology('Forbidden') }, '403'),
  answered(
    'answers 429',
    { status: 429, body: apology('Slow down'), headers: { 'retry-after': '60' } },
    '429',
  ),
  extra(answered('answers 500', { status: 500, body: apology('Something broke') }, '500')),
  extra(answered('answers 502', { status: 502, body: apology('Bad gateway') }, '502')),
  extra(answered('answers 503 without a body', { status: 503, body: '' }, '503')),
  answered('answers 204', { status: 204, body: '' }),
  download,
  answered('resets the connection', 'reset'),
  answered('never answers', 'never'),
  extra(answered('redirects without end', 'redirect loop')),
  extra(answered('ends its answer in the middle', 'cut off')),
]
