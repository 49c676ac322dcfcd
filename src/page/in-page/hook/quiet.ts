import { isSameAnswer } from '../../../shared/same-answer.ts'
import { assignValue, textAcross } from '../fields.ts'
import { resolvePath } from '../paths.ts'
import { focusNow, holdFocus } from './hold-focus.ts'

/** What became of a text that was put into a field: `theirs` is what somebody else had put there before. */
export type Typed = { left: string | null } | { theirs: string }

export interface QuietText {
  /** The field, or the boxes that take a character each. */
  paths: string[]
  text: string
  /** What may be in the field besides nothing: what was put there before. */
  before: string[]
}

/** Puts a text into a field as frameworks notice it, without the focus. Puts nothing over what somebody else has typed. */
export async function typeQuietly(query: QuietText): Promise<Typed> {
  return typeBy(query, (field, part) => holdFocus(() => setValue(field, part)))
}

/**
 * The same, key by key, for a field that takes nothing else. The focus goes to the field and back within one task, in which
 * no key of anybody else can come.
 */
export async function typeByKeys(query: QuietText): Promise<Typed> {
  return typeBy(query, async (field, part) => {
    const giveBack = focusNow()
    field.focus({ preventScroll: true })
    await holdFocus(() => {
      document.execCommand('selectAll')
      if (textAcross([field]) !== '') pressKey(field, 'Backspace', () => document.execCommand('delete'))
      for (const key of part) pressKey(field, key, () => document.execCommand('insertText', false, key))
      field.dispatchEvent(new Event('change', { bubbles: true }))
    })
    giveBack()
  })
}

async function typeBy(
  { paths, text, before }: QuietText,
  put: (field: HTMLElement, part: string) => Promise<void>,
): Promise<Typed> {
  const find = () => paths.map(resolvePath)
  const fields = find() as (HTMLElement | null)[]
  const value = textAcross(fields)
  if (value === null) return { left: null }
  if (isTheirs(value, before)) return { theirs: value }
  for (const [index, field] of fields.entries()) {
    if (field) await put(field, fields.length > 1 ? text.charAt(index) : text)
  }
  // A framework may put back what it holds for the value a moment later.
  await new Promise((resolve) => setTimeout(resolve))
  return { left: textAcross(find()) }
}

function pressKey(field: HTMLElement, key: string, insert: () => void): void {
  const code = key.length === 1 ? key.toUpperCase().charCodeAt(0) : 8
  const fire = (type: string, keyCode = code) =>
    field.dispatchEvent(
      new KeyboardEvent(type, {
        key,
        keyCode,
        which: keyCode,
        bubbles: true,
        cancelable: true,
        composed: true,
      }),
    )
  if (fire('keydown') && (key.length > 1 || fire('keypress', key.charCodeAt(0)))) insert()
  fire('keyup')
}

/** Clicks without a pointer: neither the focus nor what is under the mouse changes. */
export async function clickQuietly({ path }: { path: string }): Promise<boolean> {
  const element = resolvePath(path)
  if (!element) return false
  await holdFocus(() => {
    if (element instanceof HTMLElement) element.click()
    else element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }))
  })
  return true
}

/** Does what Enter in a field does: its handlers run and, unless they prevent it, its form is submitted. */
export async function pressEnterQuietly({ path }: { path: string }): Promise<boolean> {
  const field = resolvePath(path)
  if (!(field instanceof HTMLElement)) return false
  await holdFocus(() => {
    const fire = (type: string) =>
      field.dispatchEvent(
        new KeyboardEvent(type, {
          key: 'Enter',
          keyCode: 13,
          which: 13,
          bubbles: true,
          cancelable: true,
          composed: true,
        }),
      )
    const isTaken = !fire('keydown') || !fire('keypress')
    if (!isTaken && field instanceof HTMLInputElement) field.form?.requestSubmit()
    fire('keyup')
  })
  return true
}

/** Whether a click on an element would reach it, as far as that can be seen without scrolling. */
export function isInReach({ path }: { path: string }): boolean {
  const element = resolvePath(path)
  if (!element || element.closest('[inert]')) return false
  const { left, top, width, height } = element.getBoundingClientRect()
  const root = element.getRootNode() as Document | ShadowRoot
  const hit = root.elementFromPoint(left + width / 2, top + height / 2)
  return hit === null || element.contains(hit) || hit.contains(element)
}

/** An element that can be edited has no value: it only takes keys. */
function setValue(field: HTMLElement, text: string): void {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
  assignValue(field, text)
  field.dispatchEvent(
    new InputEvent('input', { data: text, inputType: 'insertText', bubbles: true, composed: true }),
  )
  const character = text.at(-1) ?? ''
  field.dispatchEvent(new KeyboardEvent('keyup', { key: character, bubbles: true, composed: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

/** Pages may show what was sent in another case, or separated. */
function isTheirs(value: string, before: readonly string[]): boolean {
  return value !== '' && !before.some((ours) => isSameAnswer(ours, value))
}
