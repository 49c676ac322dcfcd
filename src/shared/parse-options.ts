import * as v from 'valibot'
import { InvalidOptionError } from '../errors/index.ts'

/**
 * Checks the caller's options against the schema that their type comes from, and fills in the defaults.
 *
 * @param owner - the function that takes the options, for the message, for example `'capsolver()'`.
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
  // The message omits the value: it may be a key in the wrong place.
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const isOwn = issue.path?.length === 1
    const known = isOwn && 'entries' in schema ? Object.keys(schema.entries as object) : []
    throw new InvalidOptionError(
      option,
      `${owner} doesn't know the option "${option}".${describeKnown(option, known)}`,
    )
  }
  throw new InvalidOptionError(option, `${owner} can't use the option "${option}": ${describeIssue(issue)}.`)
}

function describeKnown(option: string, known: string[]): string {
  if (known.length === 0) return ''
  const given = option.toLowerCase()
  const meant = known.find((name) => {
    const one = name.toLowerCase()
    return one === given || one === `${given}s` || given === `${one}s`
  })
  return `${meant ? ` Did you mean "${meant}"?` : ''} It knows ${known.join(', ')}.`
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  if (issue.kind === 'schema')
    return `expected ${issue.expected ?? 'another value'}, got ${typeof issue.input}`
  return issue.message
}
