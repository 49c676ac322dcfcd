import { attribute, unmark } from '../mark.ts'
import type { Aim } from './aim.ts'

const accent = '#0969da'
const refused = '#cf222e'

export interface PickOverlay {
  /** Frames the element that a click would pick, or removes the frame. */
  highlight(aim: Aim | undefined): void
  /** Moves the banner away from the pointer. */
  makeWay(y: number): void
  remove(): void
}

/**
 * Creates what the user sees while picking: a frame around the element under the pointer and, with a sentence, a banner.
 * Neither receives pointer events.
 */
export function createOverlay(sentence: string | undefined): PickOverlay {
  unmark({})
  const host = addBox(document.documentElement, 'inset: 0; width: 100%; height: 100%; overflow: visible;')
  host.setAttribute(attribute, '')
  host.setAttribute('aria-hidden', 'true')
  // An open dialog covers everything that was not added to the top layer after it.
  if ('popover' in host) {
    host.popover = 'manual'
    host.showPopover()
  }
  const frame = addBox(host, 'box-sizing: border-box; border-radius: 3px; display: none;')
  const label = addBox(
    frame,
    `position: absolute; left: -2px; top: 100%; padding: 1px 6px; white-space: nowrap; color: #fff;
      font: 600 11px/16px system-ui, sans-serif; border-radius: 0 0 4px 4px;`,
  )
  const banner = sentence === undefined ? undefined : addBanner(host, sentence)
  return {
    highlight(aim) {
      frame.style.display = aim ? 'block' : 'none'
      if (!aim) return
      const { left, top, width, height } = aim.element.getBoundingClientRect()
      const colour = aim.refusal === undefined ? accent : refused
      Object.assign(frame.style, {
        left: `${left - 3}px`,
        top: `${top - 3}px`,
        width: `${width + 6}px`,
        height: `${height + 6}px`,
        border: `2px solid ${colour}`,
        background: `${colour}22`,
      })
      label.style.background = colour
      label.textContent =
        aim.refusal ?? `${aim.element.localName} ${Math.round(width)} × ${Math.round(height)}`
    },
    makeWay(y) {
      if (!banner) return
      const isAbove = y < innerHeight / 3
      banner.style.top = isAbove ? 'auto' : '12px'
      banner.style.bottom = isAbove ? '12px' : 'auto'
    },
    remove: () => host.remove(),
  }
}

function addBanner(host: Element, sentence: string): HTMLElement {
  const banner = addBox(
    host,
    `left: 50%; top: 12px; transform: translateX(-50%); max-width: calc(100vw - 48px); box-sizing: border-box;
      padding: 10px 18px; border-radius: 10px; background: #1d2433; color: #fff; text-align: center;
      font: 500 15px/22px system-ui, sans-serif; box-shadow: 0 6px 24px rgb(0 0 0 / 35%);`,
  )
  banner.textContent = sentence
  return banner
}

/** Adds an element that inherits no style of the page and receives no clicks. */
function addBox(parent: Element, style: string): HTMLElement {
  const box = document.createElement('div')
  box.style.cssText = `all: initial; position: fixed; pointer-events: none; z-index: 2147483647; ${style}`
  parent.append(box)
  return box
}
