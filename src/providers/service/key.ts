import { ProviderError } from '../../errors/index.ts'
import { keepFromLog } from '../../log/to-line.ts'

/**
 * The key of an account: what the caller gave, else the environment variable. Looked up for every call, so that
 * a key set late, or changed, is used, and kept nowhere but in what the log has to leave out.
 *
 * @throws {ProviderError} of kind `permanent` with code `MISSING_API_KEY`, naming both places.
 */
export function findKey(provider: string, apiKey: string | undefined, environmentVariable: string): string {
  const key = (apiKey ?? process.env[environmentVariable])?.trim()
  if (key) {
    keepFromLog(key)
    return key
  }
  throw new ProviderError(
    `${provider} needs the key of your account: give the option \`apiKey\`, or set the environment variable ` +
      `${environmentVariable}.`,
    { provider, kind: 'permanent', code: 'MISSING_API_KEY' },
  )
}
