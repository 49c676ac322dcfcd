import type { Module } from '../modules/define-module.ts'

/** A module as the code that defines it, a line for each field. */
export function formatModule(module: Module): string {
  const lines = Object.entries(module).map(([name, value]) => `  ${name}: ${formatValue(value)},\n`)
  return `defineModule({\n${lines.join('')}})\n`
}

function formatValue(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  // JSON's escapes are JavaScript's too; only the quotes are the other ones.
  return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}
