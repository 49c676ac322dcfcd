import { pathOf, queryAll, resolvePath } from '../paths.ts'
import { Sight } from '../sight.ts'
import { ownWords, squeeze } from '../words.ts'
import { doesSomethingElse } from './control-words.ts'
import { scopeOf } from './scope.ts'

const clickable = 'a, button:not([type="submit" i]), [role="button"], [onclick], i[class], span[class], svg'

/** Pixels: an icon that reloads an image is close to it, and no larger than a line of text. */
const [beside, largest] = [40, 64]

/** A click that may make the page show another image. */
export interface RefreshWay {
  path: string
  /** What is clicked, for messages. */
  name: string
}

/** The ways to another image, in the order to try: the control that says so, a bare icon beside the image, the image itself. */
export function refreshWays({
  image,
  refresh,
}: {
  image: string
  refresh?: string | undefined
}): RefreshWay[] {
  const element = resolvePath(image)
  if (!element) return []
  const named = refresh === undefined ? [] : [{ path: refresh, name: 'the control beside the image' }]
  const icons = iconsBeside(element).map((icon) => ({
    path: pathOf(icon),
    name: 'the icon beside the image',
  }))
  const own = element.closest('a[href^="/"], a[href^="http"]') ? [] : [{ path: image, name: 'the image' }]
  const ways = [...named, ...icons.slice(0, 1), ...own]
  return ways.filter(({ path }, index) => ways.findIndex((way) => way.path === path) === index)
}

/** Whether the document can be reloaded without closing a dialog that contains the captcha. */
export function canReload({ image }: { image: string }): boolean {
  return !resolvePath(image)?.closest(
    'dialog, [role="dialog"], [role="alertdialog"], [aria-modal="true"], [popover]',
  )
}

function iconsBeside(image: Element): Element[] {
  const sight = new Sight()
  return queryAll(clickable, scopeOf(image)).filter((icon) => {
    if (icon === image || icon.contains(image) || image.contains(icon) || sight.hiddenBecause(icon))
      return false
    const { width, height } = sight.boxOf(icon)
    const isIcon = width <= largest && height <= largest && squeeze(icon.textContent).length <= 1
    const says = ownWords(icon)
    return (
      isIcon &&
      sight.distance(icon, image) < beside &&
      getComputedStyle(icon).cursor === 'pointer' &&
      (!doesSomethingElse(says) || /refresh|reload|renew|rotate|sync|update/i.test(says))
    )
  })
}
