import * as v from 'valibot'
import { InvalidOptionError } from '../errors/index.ts'

/**
 * Checks what the caller gave against the schema that its type comes from, and fills in the defaults.
 *
 * @param owner - the function whose options they are, for the message, for example `'capsolver()'`.
 * @throws {InvalidOptionError} naming the first option that is unknown, of the wrong type or out of range.
 */
export function parseOptions<Schema extends v.GenericSchema>(
  schema: Schema,
  options: unknown,
  owner: string,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, options)
  if (parsed.success) return parsed.output
  const issue = parsed.issues[0]
  const option = v.getDotPath(issue) ?? 'options'
  // The value is left out on purpose: it may be a key that was put in the wrong place.
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const known = 'entries' in schema ? ` It knows ${Object.keys(schema.entries as object).join(', ')}.` : ''
    throw new InvalidOptionError(option, `${owner} doesn't know the option "${option}".${known}`)
  }
  throw new InvalidOptionError(option, `${owner} can't use the option "${option}": ${describeIssue(issue)}.`)
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  if (issue.kind === 'schema')
    return `expected ${issue.expected ?? 'another value'}, got ${typeof issue.input}`
  return issue.message
}
