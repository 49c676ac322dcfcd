import { redact } from './redact.ts'

/** Characters of one line: what is longer was not written for people. */
const longestLine = 1_000

/** Credentials, query and fragment of an address, where sessions and keys are put. */
const credentials = /(https?:\/\/)[^\s/@"']+@/g
const query = /(https?:\/\/[^\s?#"']+)[?#][^\s"']*?(?=[,;:.]?(?:[\s"']|$))/g

/** As long a run of base64 or hexadecimal holds data, such as an image's, and no word. */
const data = /[\w+/=-]{80,}/g

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const breaks = /[\s\u0000-\u001f\u007f-\u009f]+/g

/** Keys that were used while something was logged. */
const secrets = new Set<string>()

/** Keeps a secret out of every later line, whoever writes it. Remembered only while there is a log. */
export function keepFromLog(secret: string): void {
  if (process.env.DEBUG) secrets.add(secret)
}

/** What may be shown of a text, on one line: no secret, no data, nothing that a terminal would obey. */
export function toLine(text: string): string {
  const clean = redact(text, [...secrets])
    .replace(credentials, '$1')
    .replace(query, '$1?…')
    .replace(data, ({ length }) => `[${length} characters]`)
    .replace(breaks, ' ')
  return clean.length > longestLine ? `${clean.slice(0, longestLine)}…` : clean
}
