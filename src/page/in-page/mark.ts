import { resolvePath } from './paths.ts'

/** Attribute of every element that is added to a page for people to see. */
export const attribute = 'data-solve-image-captchas'

/** Draws a thin frame around an element, with a label under it, and removes earlier marks. */
export function mark({ path, label, colour }: { path: string; label: string; colour: string }): boolean {
  unmark({})
  const element = resolvePath(path)
  if (!element) return false
  const { left, top, width, height } = element.getBoundingClientRect()
  const frame = document.createElement('div')
  frame.setAttribute(attribute, '')
  frame.setAttribute('aria-hidden', 'true')
  // A popover would cover dialogs too, but could affect the page's focus. The highest z-index covers everything else.
  frame.style.cssText = `all: initial; position: fixed; pointer-events: none; z-index: 2147483647; box-sizing: border-box;
    left: ${left - 4}px; top: ${top - 4}px; width: ${width + 8}px; height: ${height + 8}px;
    border: 2px solid ${colour}; border-radius: 4px;`
  const text = document.createElement('div')
  text.textContent = label
  text.style.cssText = `all: initial; position: absolute; left: -2px; top: 100%; padding: 1px 6px; white-space: nowrap;
    background: ${colour}; color: #fff; font: 600 11px/16px system-ui, sans-serif; border-radius: 0 0 4px 4px;`
  frame.append(text)
  document.documentElement.append(frame)
  return true
}

/** Removes every mark. */
export function unmark(_: object): void {
  for (const marked of document.querySelectorAll(`[${attribute}]`)) marked.remove()
}
