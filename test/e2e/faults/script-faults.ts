import type { Stage } from '../../../e2e-fixtures/faults/visit.ts'
import { extra, type Fault } from './fault.ts'

/** The stages where a page whose parts can't be used has no captcha, or no verdict, to see. */
const unseen: readonly Stage[] = ['find', 'capture', 'confirm']

/** Every getter that tells something of the form, its field and its image throws this. */
function throwingGetters(thrown: string): string {
  return `
    const spoil = (element, names) => {
      for (const name of names) Object.defineProperty(element, name, { configurable: true, get() { throw ${thrown} } })
    }
    whenThere('#form', (form) => spoil(form, ['elements', 'action', 'method', 'children', 'id']))
    whenThere('#answer', (field) => spoil(field, ['value', 'labels', 'maxLength', 'type', 'disabled', 'readOnly', 'form']))
    whenThere('#captcha', (image) => spoil(image, ['complete', 'currentSrc', 'src', 'naturalWidth', 'alt']))`
}

/** Every event that solving causes ends in something thrown. */
const throwingHandlers = `
  const thrown = ['a text', null, undefined, { code: 7 }, 42, new Proxy({}, { get() { throw 'again' } })]
  let count = 0
  for (const name of ['focus', 'blur', 'keydown', 'keyup', 'input', 'change', 'mousedown', 'click', 'submit', 'scroll', 'visibilitychange'])
    addEventListener(name, () => { throw thrown[count++ % thrown.length] }, true)
  for (const one of thrown) void Promise.reject(one)`

function replaced(owner: string, name: string): Fault {
  return {
    name: `${owner}.${name} was replaced by a function that throws`,
    nothingComes: unseen,
    visit: { inVerdict: true, script: `${owner}.${name} = () => { throw new Error('${name} is replaced') }` },
  }
}

function fieldNamed(name: string): Fault {
  return {
    name: `the form has a field named ${name}`,
    visit: {
      inVerdict: true,
      script: `whenThere('#form', (form) => {
        const field = document.createElement('input')
        field.type = 'hidden'
        field.name = '${name}'
        form.append(field)
      })`,
    },
  }
}

function policy(content: string): NonNullable<Fault['visit']> {
  return {
    inVerdict: true,
    script: `const meta = document.createElement('meta')
      meta.httpEquiv = 'Content-Security-Policy'
      meta.content = ${JSON.stringify(content)}
      document.head.append(meta)`,
  }
}

/** What the page's scripts do to what the solver uses of the page. */
export const scriptFaults: readonly Fault[] = [
  {
    name: 'getters throw',
    nothingComes: unseen,
    visit: { inVerdict: true, script: throwingGetters("new Error('hands off')") },
  },
  {
    name: 'getters throw a text',
    isExtra: true,
    visit: { inVerdict: true, script: throwingGetters("'hands off'") },
  },
  {
    name: 'getters throw null',
    nothingComes: unseen,
    visit: { inVerdict: true, script: throwingGetters('null') },
  },
  {
    name: 'getters throw an object',
    isExtra: true,
    visit: { inVerdict: true, script: throwingGetters('{ code: 7 }') },
  },
  { name: 'handlers throw what is no Error', visit: { inVerdict: true, script: throwingHandlers } },
  replaced('Array.prototype', 'filter'),
  extra(replaced('Array.prototype', 'map')),
  extra(replaced('Element.prototype', 'matches')),
  extra(replaced('Element.prototype', 'querySelectorAll')),
  extra(replaced('Document.prototype', 'querySelectorAll')),
  replaced('JSON', 'stringify'),
  extra(replaced('Object', 'entries')),
  {
    name: 'a replaced built-in throws a text',
    nothingComes: ['confirm'],
    visit: { inVerdict: true, script: "Document.prototype.querySelector = () => { throw 'hands off' }" },
  },
  {
    name: 'a replaced built-in throws null',
    isExtra: true,
    visit: { inVerdict: true, script: 'Document.prototype.querySelector = () => { throw null }' },
  },
  {
    name: 'a replaced built-in never returns a value',
    isExtra: true,
    visit: { inVerdict: true, script: 'Element.prototype.getBoundingClientRect = () => undefined' },
  },
  extra(fieldNamed('children')),
  extra(fieldNamed('matches')),
  extra(fieldNamed('textContent')),
  fieldNamed('submit'),
  fieldNamed('id'),
  extra(fieldNamed('parentElement')),
  extra(fieldNamed('getBoundingClientRect')),
  {
    name: 'a policy forbids every script',
    visit: policy("default-src 'none'; script-src 'none'; connect-src 'self'"),
  },
  {
    name: 'the page allows trusted types alone',
    visit: policy("require-trusted-types-for 'script'; trusted-types 'none'"),
  },
  {
    name: 'a service worker answers that it is offline',
    isExtra: true,
    ...serviceWorker(503),
    says: '503',
  },
  { name: 'a service worker answers in place of the server', ...serviceWorker(200) },
]

/** At the last stage the worker answers the form itself, so the server never has it. */
function serviceWorker(status: number): Pick<Fault, 'visit' | 'prepare' | 'comesByItself'> {
  return {
    visit: (stage) => ({
      setUp: `navigator.serviceWorker.register(visit + 'worker.js${stage === 'confirm' ? `?status=${status}` : ''}')`,
      script: `navigator.serviceWorker.controller.postMessage(${status})`,
    }),
    prepare: ({ page }) =>
      page.evaluate(async () => {
        const { serviceWorker } = navigator
        if (serviceWorker.controller) return
        await new Promise((resolve) => {
          serviceWorker.addEventListener('controllerchange', resolve, { once: true })
          setTimeout(resolve, 3_000)
        })
      }),
    comesByItself: ['confirm'],
  }
}
