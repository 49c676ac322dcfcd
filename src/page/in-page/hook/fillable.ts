import { closestAcross } from '../dom.ts'
import { queryAll } from '../paths.ts'
import { Sight } from '../sight.ts'
import { isVisible } from '../visibility.ts'

const buttons = ['hidden', 'submit', 'button', 'image', 'reset']
  .map((type) => `[type="${type}" i]`)
  .join(', ')
const roles = [
  'textbox',
  'searchbox',
  'combobox',
  'listbox',
  'spinbutton',
  'checkbox',
  'radio',
  'switch',
  'slider',
]
const fields = `input:not(${buttons}), select, textarea, iframe, [contenteditable]:not([contenteditable="false" i]), ${roles.map((role) => `[role="${role}"]`).join(', ')}`
const dialogs = 'dialog, [role="dialog"], [role="alertdialog"], [aria-modal="true"], [popover]'
/** Parts of a page that stand on every page of a site. */
const frames =
  'header, nav, footer, [role="search"], [role="navigation"], [role="banner"], [role="contentinfo"]'

/**
 * Whether a person has anything else to fill in around a field: in its form or, without one, in its dialog or on its page,
 * where other forms and what stands on every page of a site don't count.
 *
 * @param own - the fields of captchas.
 */
export function hasOthers(field: HTMLInputElement, own: ReadonlySet<Element>): boolean {
  const form = formOf(field)
  const scope = form ?? closestAcross(field, dialogs) ?? document
  const sight = new Sight()
  const around = queryAll(fields, scope)
  const owned = form instanceof HTMLFormElement ? [...form.elements] : []
  return [...new Set([...around, ...owned])].some(
    (other) =>
      !own.has(other) &&
      (form !== null || isOfNoForm(other, field)) &&
      isFilledByPerson(other as HTMLInputElement, form, sight),
  )
}

export function formOf(field: HTMLInputElement): Element | null {
  return field.form ?? closestAcross(field, 'form')
}

function isOfNoForm(other: Element, field: Element): boolean {
  return !other.closest('form') && (!other.closest(frames) || other.closest(frames) === field.closest(frames))
}

function isFilledByPerson(field: HTMLInputElement, form: Element | null, sight: Sight): boolean {
  if (field instanceof HTMLIFrameElement) return sight.shows(field) && isEditor(field, form !== null)
  const { localName } = field
  // What else a form's elements have: buttons, outputs, fieldsets, and custom elements that take part in the form.
  if (!field.matches(fields)) return localName.includes('-') && sight.shows(field)
  if (field.matches(':disabled, [aria-disabled="true"]')) return false
  if (field.readOnly && !field.hasAttribute('onfocus')) return false
  if (isOnPage(field, sight)) return true
  // A form in steps shows one at a time; what an earlier one was filled with, or a later one needs, is somebody's as well.
  return field.required || isChanged(field)
}

/** Fields for robots stand beside the page, or are transparent; the real ones behind drawn boxes are transparent too. */
function isOnPage(field: HTMLInputElement, sight: Sight): boolean {
  if (/^(checkbox|radio|file|range|color)$/.test(field.type))
    return isVisible(field) || [...(field.labels ?? [])].some((label) => sight.shows(label))
  return sight.shows(field)
}

function isChanged(field: HTMLInputElement): boolean {
  if (/^(checkbox|radio)$/.test(field.type)) return field.checked !== field.defaultChecked
  return field.defaultValue !== undefined && field.value !== field.defaultValue
}

/** Whether a frame is something to type into: an editor, a card's number. What another site shows in a form may be. */
function isEditor(frame: HTMLIFrameElement, isInForm: boolean): boolean {
  const inside = frame.contentDocument
  if (!inside) return isInForm
  return (
    inside.designMode === 'on' ||
    inside.body?.isContentEditable === true ||
    inside.querySelector('input:not([type="hidden" i]), textarea, select') !== null
  )
}
