import { keyVariables } from '../../../providers/key-variables.ts'
import type { Provider } from '../../../providers/provider.ts'
import { firstLine } from '../../../shared/format.ts'
import { createProvider } from '../../create-provider.ts'
import type { Finding } from './finding.ts'

type PaidProvider = keyof typeof keyVariables
type CreateProvider = (name: PaidProvider) => Provider

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
  const names = Object.keys(keyVariables) as PaidProvider[]
  const withKey = names.filter((name) => env[keyVariables[name]]?.trim())
  if (withKey.length === 0) {
    const seen = `none: ${names.map((name) => keyVariables[name]).join(', ')} are not set, and local() needs none`
    return [{ subject: 'Keys', status: 'ok', seen }]
  }
  if (ask) return Promise.all(withKey.map((name) => askBalance(name, create(name), signal)))
  const seen = withKey.map((name) => `${keyVariables[name]} is set`).join(', ')
  const advice = 'The key was not tested. Add --balance to test it with its service.'
  return [{ subject: 'Keys', status: 'ok', seen, advice }]
}

async function askBalance(name: PaidProvider, provider: Provider, signal: AbortSignal): Promise<Finding> {
  const subject = `${name} key`
  if (!provider.balance)
    return { subject, status: 'ok', seen: 'set; the service has no request for the balance' }
  try {
    const balance = await provider.balance(signal)
    if (balance > 0) return { subject, status: 'ok', seen: `balance ${balance}` }
    return { subject, status: 'problem', seen: `balance ${balance}`, advice: 'Top up the account.' }
  } catch (error) {
    signal.throwIfAborted()
    const advice = `Check ${keyVariables[name]}, and whether this machine can reach the service.`
    return { subject, status: 'problem', seen: firstLine(error), advice }
  }
}
