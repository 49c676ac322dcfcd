import { ProviderError } from '../errors.ts'

/**
 * The key of an account: what the caller gave, else the environment variable. Looked up for every call and kept
 * nowhere, so that a key set late, or changed, is used.
 *
 * @throws {ProviderError} of kind `permanent` with code `MISSING_API_KEY`, naming both places.
 */
export function findKey(provider: string, apiKey: string | undefined, environmentVariable: string): string {
  const key = (apiKey ?? process.env[environmentVariable])?.trim()
  if (key) return key
  throw new ProviderError(
    `${provider} needs the key of your account: give the option \`apiKey\`, or set the environment variable ` +
      `${environmentVariable}.`,
    { provider, kind: 'permanent', code: 'MISSING_API_KEY' },
  )
}
