import { stages } from '../../../e2e-fixtures/faults/visit.ts'
import type { Fault } from './fault.ts'

const isSubmitted = 'the button was pressed already'
const hasFocus = 'the field has the focus already'

/** Runs for eight seconds: longer than a call and the look after it may take. */
const hang = 'const until = performance.now() + 8000; while (performance.now() < until);'

/** What a page does to itself: it leaves, changes its parts, hangs or asks. */
export const pageFaults: readonly Fault[] = [
  {
    name: 'the page goes elsewhere',
    nothingComes: ['find', 'capture', 'confirm'],
    visit: { script: "location.href = visit + 'elsewhere'" },
  },
  {
    name: 'the page leaves for about:blank',
    nothingComes: ['find', 'capture', 'confirm'],
    visit: { script: "location.href = 'about:blank'" },
  },
  {
    name: 'the page reloads itself without end',
    isExtra: true,
    visit: { script: 'setTimeout(() => location.reload(), 150)', inVerdict: true },
  },
  {
    name: 'the page changes its address without end',
    isExtra: true,
    visit: {
      script: "let count = 0; setInterval(() => history.replaceState({}, '', '?count=' + count++), 50)",
      inVerdict: true,
    },
  },
  {
    name: 'the frame of the captcha is removed',
    nothingComes: ['find', 'capture', 'confirm'],
    visit: { frame: '', runsIn: 'page', script: "keptQuery('#frame').remove()" },
  },
  {
    name: 'the frame of the captcha goes elsewhere',
    nothingComes: ['find', 'capture', 'confirm'],
    visit: { frame: '', runsIn: 'page', script: "keptQuery('#frame').src = visit + 'elsewhere'" },
  },
  {
    name: 'the frame of the captcha is loaded again with an empty sandbox',
    isExtra: true,
    visit: {
      frame: '',
      runsIn: 'page',
      script: "const frame = keptQuery('#frame'); frame.sandbox = ''; frame.src = frame.src",
    },
  },
  {
    name: 'the page around the frame of the captcha goes elsewhere',
    isExtra: true,
    visit: { frame: '', runsIn: 'page', script: "location.href = visit + 'elsewhere'" },
  },
  {
    name: 'the frame of the captcha has a sandbox and asks with an alert',
    isExtra: true,
    visit: {
      frame: 'sandbox="allow-scripts allow-forms allow-same-origin"',
      script: "alert('ignored in a sandbox')",
    },
  },
  {
    name: 'the frame of the captcha has a sandbox with an origin of its own and changes its colour',
    visit: { frame: 'sandbox="allow-scripts allow-forms"', script: "document.body.style.background = 'red'" },
  },
  {
    name: 'the image is removed',
    nothingComes: ['find', 'capture'],
    visit: { script: "whenThere('#captcha', (image) => image.remove())" },
  },
  {
    name: 'the field is removed',
    isExtra: true,
    visit: { script: "whenThere('#answer', (field) => field.remove())" },
  },
  {
    name: 'the form is removed',
    isExtra: true,
    visit: { script: "whenThere('#form', (form) => form.remove())" },
  },
  { name: 'the body is removed', isExtra: true, visit: { script: 'document.body.remove()' } },
  {
    name: 'the root element is removed',
    isExtra: true,
    visit: { script: 'document.documentElement.remove()' },
  },
  {
    name: 'the document is written anew',
    nothingComes: ['find', 'capture', 'confirm'],
    visit: { script: "document.open(); document.write('<h1>Something else</h1>'); document.close()" },
  },
  {
    name: 'the image changes without end',
    isExtra: true,
    visit: {
      script: `let count = 0
        setInterval(() => {
          const image = keptQuery('#captcha')
          if (image) image.src = image.src.replace(/(&count.*)?$/, '&count=' + count++)
        }, 60)`,
    },
  },
  {
    name: 'the button removes itself when it is pressed, and nothing is sent',
    isExtra: true,
    visit: {
      script: "whenThere('#send', (button) => button.addEventListener('mousedown', () => button.remove()))",
    },
    makesNoSense: { confirm: isSubmitted },
  },
  {
    name: 'the button removes itself when it is clicked, and the form is sent',
    visit: {
      script: `whenThere('#send', (button) => button.addEventListener('click', (event) => {
        event.preventDefault()
        const form = button.form
        button.remove()
        form.submit()
      }))`,
    },
    makesNoSense: { confirm: isSubmitted },
  },
  {
    name: 'the button flees from the pointer',
    isExtra: true,
    visit: {
      script: `whenThere('#send', (button) => {
        let place = 0
        setInterval(() => { button.style.transform = 'translateX(' + (place = 300 - place) + 'px)' }, 15)
      })`,
    },
    makesNoSense: { confirm: isSubmitted },
  },
  {
    name: 'the field leaves the page when it gets the focus',
    isExtra: true,
    visit: {
      script:
        "whenThere('#answer', (field) => field.addEventListener('focus', () => { location.href = visit + 'elsewhere' }))",
    },
    makesNoSense: { type: hasFocus, confirm: hasFocus },
  },
  {
    name: 'the field gives the focus away',
    visit: {
      script:
        "document.activeElement.blur(); whenThere('#answer', (field) => field.addEventListener('focus', () => field.blur()))",
    },
    makesNoSense: { confirm: hasFocus },
  },
  {
    name: 'the field leaves out every second key',
    isExtra: true,
    visit: {
      script: `let count = 0
        whenThere('#answer', (field) => field.addEventListener('keydown', (event) => { if (count++ % 2) event.preventDefault() }))`,
    },
    makesNoSense: { confirm: 'the answer was typed already' },
  },
  { name: 'the page hangs', nothingComes: stages, visit: { script: hang } },
  {
    name: 'a frame of the same process hangs',
    isExtra: true,
    visit: { runsIn: 'same process', script: hang },
  },
  {
    name: 'a frame of another process hangs',
    isExtra: true,
    visit: { runsIn: 'other process', script: hang },
  },
  { name: 'the page shows an alert', visit: { script: "alert('Look here')" } },
  { name: 'the page asks for a confirmation', isExtra: true, visit: { script: "confirm('Are you there?')" } },
  { name: 'the page asks for a text', isExtra: true, visit: { script: "prompt('Who are you?')" } },
  {
    name: 'the page asks before it is left',
    visit: {
      script:
        "addEventListener('beforeunload', (event) => { event.preventDefault(); event.returnValue = 'stay' })",
    },
  },
  {
    name: 'the page changes in every frame that is drawn',
    visit: {
      inVerdict: true,
      script: `const storm = () => {
          const box = document.createElement('div')
          box.innerHTML = '<p>x</p>'.repeat(200)
          keptQuery('#storm')?.remove()
          box.id = 'storm'
          document.body?.append(box)
          requestAnimationFrame(storm)
        }
        storm()`,
    },
  },
  {
    name: 'the document has 30 MB',
    isExtra: true,
    visit: {
      inVerdict: true,
      script: `const add = () => document.body.insertAdjacentHTML('beforeend', ('<p>' + 'x'.repeat(300) + '</p>').repeat(100_000))
        if (document.body) add()
        else addEventListener('DOMContentLoaded', add)`,
    },
  },
]
