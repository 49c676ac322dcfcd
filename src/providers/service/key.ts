import { keepFromLog } from '../../log/to-line.ts'
import { ownError } from '../own-codes.ts'

/**
 * Finds the key of an account: the caller's, else the environment variable's. Looked up for every call, so that a key
 * that is set late or changed is used, and stored only in the list of secrets that the log masks.
 *
 * @throws {ProviderError} with code `MISSING_API_KEY`, naming both places.
 */
export function findKey(provider: string, apiKey: string | undefined, keyVariable: string): string {
  const key = (apiKey ?? process.env[keyVariable])?.trim()
  if (key) {
    keepFromLog(key)
    return key
  }
  throw ownError(
    'MISSING_API_KEY',
    `${provider} needs the key of your account: give the option \`apiKey\`, or set the environment variable ` +
      `${keyVariable}.`,
    { provider },
  )
}
