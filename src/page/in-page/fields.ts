import { defined } from '../../shared/defined.ts'
import { pathOf, queryAll, resolvePath } from './paths.ts'
import { isReachable } from './visibility.ts'
import { fieldName, squeeze } from './words.ts'

/** Selects the whole content of a field, so that the next key replaces it. */
export function selectText({ path }: { path: string }): void {
  const field = resolvePath(path)
  if (textIn(field) === null) return
  ;(field as HTMLElement).focus()
  // Fields of type number have no selection API. The document's command works for every type.
  document.execCommand('selectAll')
}

/** What each of the fields holds, given as the paths of its boxes; null for a field that is gone. */
export function fieldValues({ fields }: { fields: string[][] }): (string | null)[] {
  return fields.map((boxes) => textAcross(boxes.map(resolvePath)))
}

/** What a person reads in a field, or across the boxes of a row; null for what is no field. */
export function textAcross(boxes: (Element | null)[]): string | null {
  const values = boxes.map(textIn)
  return values.every((value) => value === null) ? null : values.join('')
}

/** What a person reads in a field; null for what is no field. */
export function textIn(field: Element | null): string | null {
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return field.value
  return field instanceof HTMLElement && field.isContentEditable ? squeeze(field.textContent) : null
}

export function canClick({ path }: { path: string }): boolean {
  const element = resolvePath(path)
  return element !== null && isReachable(element)
}

export interface KeptField {
  path: string
  value: string
  checked?: boolean
}

const editable = 'input:not([type="hidden" i]):not([type="file" i]):not([type="submit" i]), textarea, select'

/** Returns what the user has filled in around a captcha, so that a refused answer does not lose it. */
export function keepFields({ form, except }: { form: string; except: string[] }): KeptField[] {
  const root = resolvePath(form)
  if (!root) return []
  return queryAll<HTMLInputElement>(editable, root)
    .map((field): KeptField => {
      const checked = /^(checkbox|radio)$/.test(field.type) ? field.checked : undefined
      return defined({ path: pathOf(field), value: field.value, checked })
    })
    .filter(({ path, value, checked }) => !except.includes(path) && (checked ?? value !== ''))
}

/** Fills in again the fields that came back empty. A field that the page has filled keeps the page's value. */
export function restoreFields({ kept }: { kept: KeptField[] }): number {
  const lost = kept.filter((was) => {
    const field = resolvePath(was.path) as HTMLInputElement | null
    if (!field) return false
    if (was.checked !== undefined) return !field.checked
    return field.value === ''
  })
  for (const was of lost) setField(resolvePath(was.path) as HTMLInputElement, was)
  return lost.length
}

/** A checkbox or radio button is clicked, which every framework notices. */
function setField(field: HTMLInputElement, { value, checked }: KeptField): void {
  if (checked !== undefined) {
    field.click()
    return
  }
  assignValue(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

/**
 * Uses the prototype's setter: React replaces the instance's to track the values that it has set itself, and ignores an
 * event without a change.
 */
export function assignValue(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const prototype = Object.getPrototypeOf(field) as object
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
}

/** The field, other than the answer's, that keeps the browser from submitting the form, with the browser's own message. */
export function findInvalidField({
  input,
  submit,
}: {
  input: string
  submit?: string | undefined
}): { name: string; message: string; path: string } | undefined {
  const field = resolvePath(input)
  const form = field?.closest('form')
  const control = submit === undefined ? null : resolvePath(submit)
  if (!form || form.hasAttribute('novalidate') || control?.hasAttribute('formnovalidate')) return undefined
  if (control && !control.matches('button:not([type]), [type="submit" i], [type="image" i]')) return undefined
  const invalid = queryAll<HTMLInputElement>('input, select, textarea', form).find(
    (other) => other !== field && other.willValidate && !other.validity.valid,
  )
  return invalid && { name: fieldName(invalid), message: invalid.validationMessage, path: pathOf(invalid) }
}
