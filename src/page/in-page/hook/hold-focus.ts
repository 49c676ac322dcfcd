/** Turns of the microtask queue in which frameworks react to an event: no key can come in between. */
const turns = 40

/**
 * Runs code whose events the page may answer by moving the focus or scrolling, and keeps both where they are. What the page
 * calls within the same task, or defers from it, has no effect on them; a person's own keys and clicks do as always.
 */
export async function holdFocus<Result>(act: () => Result): Promise<Result> {
  const releases = [holdNow(), deferQuietly()]
  try {
    const result = act()
    for (let turn = 0; turn < turns; turn += 1) await null
    return result
  } finally {
    for (const release of releases.reverse()) release()
  }
}

type Holder = Record<string, unknown>

/** Takes the methods away that move the focus or the caret, or scroll. Returns what gives them back. */
function holdNow(): () => void {
  const places: [Holder, string[]][] = [
    [HTMLElement.prototype as unknown as Holder, ['focus', 'blur']],
    [SVGElement.prototype as unknown as Holder, ['focus', 'blur']],
    [Element.prototype as unknown as Holder, ['scrollIntoView']],
    [HTMLInputElement.prototype as unknown as Holder, ['select', 'setSelectionRange']],
    [HTMLTextAreaElement.prototype as unknown as Holder, ['select', 'setSelectionRange']],
    [window as unknown as Holder, ['scrollTo', 'scroll', 'scrollBy']],
  ]
  const restores = places.flatMap(([holder, names]) => names.map((name) => replace(holder, name, () => {})))
  const before = focusNow()
  return () => {
    for (const restore of restores.reverse()) restore()
    before()
  }
}

/** Makes what is deferred from now on keep the focus as well. */
function deferQuietly(): () => void {
  const quietly = (work: (...given: unknown[]) => unknown) =>
    function deferred(this: unknown, ...given: unknown[]) {
      const release = holdNow()
      try {
        return work.apply(this, given)
      } finally {
        release()
      }
    }
  const restores = ['setTimeout', 'requestAnimationFrame'].map((name) => {
    const defer = (window as unknown as Holder)[name] as (...given: unknown[]) => unknown
    const deferring = (work: unknown, ...rest: unknown[]) =>
      defer.call(window, typeof work === 'function' ? quietly(work as () => unknown) : work, ...rest)
    return replace(window as unknown as Holder, name, deferring)
  })
  return () => {
    for (const restore of restores.reverse()) restore()
  }
}

function replace(holder: Holder, name: string, by: unknown): () => void {
  const own = Object.getOwnPropertyDescriptor(holder, name)
  if (own && !own.configurable) return () => {}
  Object.defineProperty(holder, name, { value: by, configurable: true, writable: true, enumerable: true })
  return () => {
    if (own) Object.defineProperty(holder, name, own)
    else delete holder[name]
  }
}

/** Where the focus, the selection in its field and the page's scroll position are. Returns what brings them back. */
export function focusNow(): () => void {
  const active = activeElement()
  const field = active as HTMLInputElement | null
  const range = rangeOf(field)
  const selected = document.getSelection()
  const ranges = selected?.rangeCount ? [selected.getRangeAt(0)] : []
  const [x, y] = [scrollX, scrollY]
  return () => {
    if (activeElement() !== active) {
      if (active && active !== document.body && active.isConnected)
        (active as HTMLElement).focus({ preventScroll: true })
      else (activeElement() as HTMLElement | null)?.blur()
      if (field && range) field.setSelectionRange(...range)
      else if (ranges[0] && (active as HTMLElement | null)?.isContentEditable) {
        selected?.removeAllRanges()
        selected?.addRange(ranges[0])
      }
    }
    if (scrollX !== x || scrollY !== y) scrollTo({ left: x, top: y, behavior: 'instant' })
  }
}

function rangeOf(
  field: HTMLInputElement | null,
): [number, number, 'forward' | 'backward' | 'none'] | undefined {
  try {
    const { selectionStart: start, selectionEnd: end, selectionDirection: direction } = field ?? {}
    return typeof start === 'number' && typeof end === 'number'
      ? [start, end, direction ?? 'none']
      : undefined
  } catch (error) {
    // A field of another type than text has no selection.
    if (error instanceof DOMException) return undefined
    throw error
  }
}

/** The element that has the focus, in whatever shadow root. */
function activeElement(): Element | null {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active
}
