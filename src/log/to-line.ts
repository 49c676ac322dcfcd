import { toPrintable } from './printable.ts'
import { redact } from './redact.ts'

/** Characters of one line: longer ones are not written for people. */
const longestLine = 1_000

/** The parts of an address that may hold sessions and keys: credentials, query and fragment. */
const credentials = /(https?:\/\/)[^\s/@"']+@/g
const query = /(https?:\/\/[^\s?#"']+)[?#][^\s"']*?(?=[,;:.]?(?:[\s"']|$))/g

/** A run of base64 or hexadecimal this long is data, such as an image, and not a word. */
const data = /[\w+/=-]{80,}/g

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove.
const breaks = /[\s\u0000-\u001f\u007f-\u009f]+/g

/** The keys used so far. */
const secrets = new Set<string>()

/** Keeps a secret out of every later line, whoever writes it. Stored only if the log is enabled. */
export function keepFromLog(secret: string): void {
  if (process.env.DEBUG) secrets.add(secret)
}

/** Makes one line of a text, without secrets, data or control characters that a terminal would obey. */
export function toLine(text: string): string {
  const clean = toPrintable(
    redact(text, [...secrets])
      .replace(credentials, '$1')
      .replace(query, '$1?…')
      .replace(data, ({ length }) => `[${length} characters]`)
      .replace(breaks, ' '),
  )
  return clean.length > longestLine ? `${clean.slice(0, longestLine)}…` : clean
}
