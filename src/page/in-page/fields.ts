import { pathOf, queryAll, resolvePath } from './paths.ts'
import { isReachable } from './visibility.ts'

/** Selects all that stands in a field, so that the next key replaces it. Resolves to what stood there. */
export function selectText({ path }: { path: string }): string | null {
  const field = resolvePath(path)
  if (!(field instanceof HTMLInputElement)) return null
  field.focus()
  // Fields of type number have no selection of their own; the document's serves for every kind.
  document.execCommand('selectAll')
  return field.value
}

export function fieldValue({ path }: { path: string }): string | null {
  const field = resolvePath(path)
  return field instanceof HTMLInputElement ? field.value : null
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

/** What the user of the page has filled in around a captcha, so that it is not lost with a refused answer. */
export function keepFields({ form, except }: { form: string; except: string[] }): KeptField[] {
  const root = resolvePath(form)
  if (!root) return []
  return queryAll<HTMLInputElement>(editable, root)
    .map((field) => ({
      path: pathOf(field),
      value: field.value,
      ...(/^(checkbox|radio)$/.test(field.type) && { checked: field.checked }),
    }))
    .filter(({ path, value, checked }) => !except.includes(path) && (checked ?? value !== ''))
}

/** Fills in again what came back empty. A field that the page has filled keeps the page's value. */
export function restoreFields({ kept }: { kept: KeptField[] }): number {
  const lost = kept.filter((was) => {
    const field = resolvePath(was.path) as HTMLInputElement | null
    if (!field) return false
    if (was.checked !== undefined) return !field.checked
    return field.value === ''
  })
  for (const was of lost) {
    const field = resolvePath(was.path) as HTMLInputElement
    if (was.checked === undefined) field.value = was.value
    else field.checked = was.checked
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.dispatchEvent(new Event('change', { bubbles: true }))
  }
  return lost.length
}
