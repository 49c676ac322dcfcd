import type { Visit } from './visit.ts'

/**
 * What every document of a visit runs first. Built-ins are kept, as the fault may replace them; `whenThere` hands over
 * each element that matches, now or as soon as it is there.
 */
function prelude(visit: Visit): string {
  return `
    const visit = ${JSON.stringify(visit.path)}
    const keptFetch = fetch.bind(window)
    const keptQuery = document.querySelector.bind(document)
    const form = () => keptQuery('#form')
    function whenThere(selector, use) {
      const seen = new WeakSet()
      const look = () => {
        const element = keptQuery(selector)
        if (element && !seen.has(element)) { seen.add(element); use(element) }
      }
      look()
      new MutationObserver(look).observe(document, { childList: true, subtree: true })
    }
    function fault() { ${visit.options.script ?? ''} }`
}

/** Runs the fault on its cue; the test hears of it just before. */
const onCue = `
    keptFetch(visit + 'cue/fault').then(() => {
      keptFetch(visit + 'cue/heard')
      setTimeout(fault, 20)
    }).catch(() => {})`

function head(scripts: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Fault</title><link rel="icon" href="data:,">
    <script nonce="fixture">${scripts}</script></head>`
}

/** The page: the form itself, or a frame that holds it. */
export function renderPage(visit: Visit): string {
  const { frame, runsIn = 'form' } = visit.options
  if (frame === undefined) return renderForm(visit)
  const script = runsIn === 'page' ? onCue : ''
  return `${head(prelude(visit) + script)}<body><h1>A page around a form</h1>
    <iframe id="frame" ${frame} src="${visit.path}form" width="500" height="300"></iframe></body></html>`
}

/** The document with the form: what it sends is answered by the server. */
export function renderForm(visit: Visit, message = ''): string {
  const { stage, runsIn = 'form', frame, inVerdict, setUp } = visit.options
  const isFirst = visit.documents === 0
  visit.documents += 1
  const number = visit.draw()
  const fields = `
    <img id="captcha" src="${visit.path}captcha.svg?number=${number}" alt="captcha" width="150" height="50">
    <label>Type the text in the image <input id="answer" name="captcha" autocomplete="off"></label>
    <button id="send" type="submit">Send</button>`
  const markup = `<form id="form" method="post" action="${visit.path}answer">${fields}</form>`
  const isLate = stage === 'find' && isFirst
  const runsHere = runsIn === 'form' || (runsIn === 'page' && frame === undefined)
  const scripts = [
    prelude(visit),
    runsHere && isFirst ? onCue : '',
    isFirst ? (setUp ?? '') : '',
    runsHere && !isFirst && inVerdict ? 'fault()' : '',
    isLate ? showOnCue(markup) : '',
    stage === 'type' && isFirst ? onFirstKey(runsHere && visit.options.script !== undefined) : '',
  ]
  const bystander = { 'same process': visit.path, 'other process': visit.otherSite + visit.path }[
    runsIn as string
  ]
  return `${head(scripts.join(';\n'))}<body><h1>A form</h1>${message}<div id="place">${isLate ? '' : markup}</div>
    ${bystander && isFirst ? `<iframe src="${bystander}bystander" width="100" height="50"></iframe>` : ''}</body></html>`
}

/** A frame beside the form that runs the fault. */
export function renderBystander(visit: Visit): string {
  return `${head(prelude(visit) + onCue)}<body>A frame beside the form</body></html>`
}

/** The document that says the answer was right. */
export function renderWelcome(visit: Visit): string {
  const { inVerdict, runsIn = 'form' } = visit.options
  const script = inVerdict && runsIn === 'form' ? ';\nfault()' : ''
  return `${head(prelude(visit) + script)}<body><h1>Welcome</h1><p>The form was sent.</p></body></html>`
}

function showOnCue(markup: string): string {
  return `
    const keptTemplate = document.createElement('template')
    keptTemplate.innerHTML = ${JSON.stringify(markup)}
    keptFetch(visit + 'cue/show').then(() => { keptQuery('#place').append(keptTemplate.content) }).catch(() => {})`
}

/** The first key waits for the server, which lets the test act in the middle of typing. */
function onFirstKey(runsFault: boolean): string {
  return `
    const KeptRequest = XMLHttpRequest
    let isFirstKey = true
    addEventListener('keydown', () => {
      if (!isFirstKey) return
      isFirstKey = false
      try {
        const request = new KeptRequest()
        request.open('GET', visit + 'typing', false)
        request.send()
      } catch {}
      ${runsFault ? 'fault()' : ''}
    }, true)`
}
