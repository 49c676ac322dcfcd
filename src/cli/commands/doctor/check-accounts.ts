import { InvalidOptionError } from '../../../errors/index.ts'
import type { Provider } from '../../../providers/provider.ts'
import { keyedProviders, type ProviderName } from '../../../providers/registry.ts'
import { firstLine } from '../../../shared/format.ts'
import { createProvider } from '../../create-provider.ts'
import type { Finding } from './finding.ts'

type CreateProvider = (name: ProviderName) => Provider

/**
 * Reports which providers have a key in the environment, without showing the keys.
 *
 * @param ask - whether to request the balances, which sends the keys to the services.
 * @param create - creates the provider that requests a balance.
 */
export async function checkAccounts(
  env: NodeJS.ProcessEnv,
  ask: boolean,
  signal: AbortSignal,
  create: CreateProvider = (provider) => createProvider({ provider }),
): Promise<Finding[]> {
  const withKey = keyedProviders.filter(({ keyVariable }) => env[keyVariable]?.trim())
  if (withKey.length === 0) {
    const seen = `none: ${keyedProviders.map(({ keyVariable }) => keyVariable).join(', ')} are not set, and local() needs none`
    return [{ subject: 'Keys', status: 'ok', seen }]
  }
  if (ask) return Promise.all(withKey.map((account) => askBalance(account, create, signal)))
  const seen = withKey.map(({ keyVariable }) => `${keyVariable} is set`).join(', ')
  const advice = 'The key was not tested. Add --balance to test it with its service.'
  return [{ subject: 'Keys', status: 'ok', seen, advice }]
}

async function askBalance(
  { name, keyVariable }: (typeof keyedProviders)[number],
  create: CreateProvider,
  signal: AbortSignal,
): Promise<Finding> {
  const subject = `${name} key`
  try {
    const provider = create(name)
    if (!provider.balance)
      return { subject, status: 'ok', seen: 'set; the service has no request for the balance' }
    const balance = await provider.balance(signal)
    if (balance > 0) return { subject, status: 'ok', seen: `balance ${balance}` }
    return { subject, status: 'problem', seen: `balance ${balance}`, advice: 'Top up the account.' }
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof InvalidOptionError) {
      const advice = `Test it with solve-image-captchas balance --provider ${name} --base-url <address>.`
      return { subject, status: 'ok', seen: 'set; the address of its service is not known here', advice }
    }
    const advice = `Check ${keyVariable}, and whether this machine can reach the service.`
    return { subject, status: 'problem', seen: firstLine(error), advice }
  }
}
