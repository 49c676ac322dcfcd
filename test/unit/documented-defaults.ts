import { readFileSync } from 'node:fs'
import ts from 'typescript'

/**
 * The `@default` of every field of the interfaces in a file, by the field's name.
 */
export function documentedDefaults(path: string): Record<string, string> {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const defaults: Record<string, string> = {}
  const visit = (node: ts.Node) => {
    if (ts.isPropertySignature(node)) {
      const tag = ts.getJSDocTags(node).find(({ tagName }) => tagName.text === 'default')
      if (tag) defaults[node.name.getText()] = ts.getTextOfJSDocComment(tag.comment) ?? ''
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return defaults
}

/** The defaults that a schema fills in, as a docstring writes them. Options without one are left out. */
export function writtenDefaults(defaults: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(defaults)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, typeof value === 'string' ? `'${value}'` : JSON.stringify(value)]),
  )
}
