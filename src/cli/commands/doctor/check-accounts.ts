import type { Provider } from '../../../providers/provider.ts'
import { keyedProviders, type ProviderName } from '../../../providers/registry.ts'
import { firstLine } from '../../../shared/format.ts'
import { createProvider } from '../../create-provider.ts'
import type { Finding } from './finding.ts'

type CreateProvider = (name: ProviderName) => Provider

/**
 * Says which providers' keys are there, never what they are.
 *
 * @param ask - whether the services are asked for the balances, which shows them the keys.
 * @param create - makes the provider that asks.
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
  if (ask) return Promise.all(withKey.map((account) => askBalance(account, create(account.name), signal)))
  const seen = withKey.map(({ keyVariable }) => `${keyVariable} is set`).join(', ')
  const advice = 'Whether it is right is not asked. Add --balance to ask the service.'
  return [{ subject: 'Keys', status: 'ok', seen, advice }]
}

async function askBalance(
  { name, keyVariable }: (typeof keyedProviders)[number],
  provider: Provider,
  signal: AbortSignal,
): Promise<Finding> {
  const subject = `${name} key`
  if (!provider.balance)
    return { subject, status: 'ok', seen: 'is set; the service has no way to ask for a balance' }
  try {
    const balance = await provider.balance(signal)
    if (balance > 0) return { subject, status: 'ok', seen: `balance ${balance}` }
    return { subject, status: 'problem', seen: `balance ${balance}`, advice: 'Top up the account.' }
  } catch (error) {
    signal.throwIfAborted()
    const advice = `See whether ${keyVariable} is right, and whether this machine reaches the service.`
    return { subject, status: 'problem', seen: firstLine(error), advice }
  }
}
