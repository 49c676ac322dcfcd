import type { LabelledPage } from '../../e2e-fixtures/labelled-pages.ts'

/** Random numbers from a seed, so that a variant that fails can be made again: mulberry32. */
export function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What may be done to a page without a person seeing another captcha in it, or one where there was none. */
export const changes = [
  'wrap the image',
  'wrap the field',
  'wrap the form',
  'larger text',
  'right to left',
  'content before',
  'content after',
  'framework classes',
  'hidden copy',
  'scroll',
  'uppercase',
] as const

export type Change = (typeof changes)[number]

/** Moves, wraps and restyles a page. Runs in the page, where it keeps the labelled elements: their selectors may not fit any more. */
export function vary({ made, captchas }: { made: Change[]; captchas: LabelledPage['captchas'] }): void {
  const labelled = captchas.map(({ image, field }) =>
    [image, field].map((one) => document.querySelector(one)),
  )
  Object.assign(window, { labelled })
  const wrap = (element: Element | null, style: string, className = '') => {
    if (!element?.parentElement || element === document.body) return
    const box = document.createElement('div')
    box.style.cssText = style
    box.className = className
    element.replaceWith(box)
    box.append(element)
  }
  const filler = () => {
    const box = document.createElement('section')
    box.innerHTML =
      '<h2>News of the week</h2><p>The library is closed on Monday. Our readers have sent us their favourite recipes.</p>' +
      '<p><img src="/photos/harbour.jpg" width="480" height="240" alt="The harbour in the evening"></p><ul><li><a href="/a">About us</a></li><li><a href="/b">Opening hours</a></li></ul>'
    return box
  }
  const [shownImage = null, shownField = null] = labelled[0] ?? []
  const form = shownField?.closest('form') ?? document.querySelector('form')
  const actions: Record<Change, () => void> = {
    'wrap the image': () => {
      wrap(shownImage, 'display: inline-block; padding: 4px')
      wrap(shownImage?.parentElement ?? null, 'display: flex; border: 1px solid #ccc')
    },
    'wrap the field': () => wrap(shownField, 'display: inline-flex; padding: 2px', 'input-group'),
    'wrap the form': () =>
      wrap(form, 'margin: 40px; padding: 20px; transform: translateY(10px)', 'card-body'),
    'larger text': () => {
      document.body.style.fontSize = '22px'
    },
    'right to left': () => {
      document.body.dir = 'rtl'
    },
    'content before': () => document.body.prepend(filler()),
    'content after': () => document.body.append(filler()),
    'framework classes': () => {
      for (const element of document.querySelectorAll('form, p, div'))
        element.classList.add('col-md-6', 'mb-3')
      for (const element of document.querySelectorAll('input')) element.classList.add('form-control')
    },
    'hidden copy': () => {
      const copy = form?.cloneNode(true) as HTMLElement | undefined
      if (!copy) return
      copy.style.display = 'none'
      for (const element of [copy, ...copy.querySelectorAll('[id]')]) element.removeAttribute('id')
      form?.after(copy)
    },
    scroll: () => {
      const space = document.createElement('div')
      space.style.height = '2500px'
      document.body.prepend(space)
    },
    uppercase: () => {
      document.body.style.textTransform = 'uppercase'
    },
  }
  for (const change of made) actions[change]()
}
