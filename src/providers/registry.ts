import type * as v from 'valibot'
import { antiCaptcha } from './anti-captcha/anti-captcha.ts'
import { antiCaptchaKeyVariable, antiCaptchaOptions } from './anti-captcha/options.ts'
import { capMonster } from './cap-monster/cap-monster.ts'
import { capMonsterKeyVariable, capMonsterOptions } from './cap-monster/options.ts'
import { capsolver } from './capsolver/capsolver.ts'
import { capsolverKeyVariable, capsolverOptions } from './capsolver/options.ts'
import { inPhp } from './in-php/in-php.ts'
import { inPhpKeyVariable, inPhpOptions } from './in-php/options.ts'
import { local, localOptions } from './local.ts'
import { omocaptcha } from './omocaptcha/omocaptcha.ts'
import { omocaptchaKeyVariable, omocaptchaOptions } from './omocaptcha/options.ts'
import type { Provider } from './provider.ts'
import { tupuKeyVariable, tupuOptions } from './tupu/options.ts'
import { tupu } from './tupu/tupu.ts'
import { twoCaptchaKeyVariable, twoCaptchaOptions } from './two-captcha/options.ts'
import { twoCaptcha } from './two-captcha/two-captcha.ts'

/** A provider that can be named, on the command line for example. */
export interface RegisteredProvider {
  /** Creates it with those of the options that it has. The others, which are for other providers, are ignored. */
  create(options: Readonly<Record<string, unknown>>): Provider
  /** Names of the options it has. */
  readonly options: readonly string[]
  /** The environment variable that holds the key of the account. */
  readonly keyVariable?: string
  /** Whether its service can be asked for what is left on the account. */
  readonly hasBalance: boolean
}

/**
 * Every provider that can be named, one line each. The command line, `doctor`, `balance`, the redaction of reports and the
 * tests of all providers read it.
 */
export const registry = {
  local: register(local, localOptions, { hasBalance: false }),
  capsolver: register(capsolver, capsolverOptions, { keyVariable: capsolverKeyVariable, hasBalance: true }),
  omocaptcha: register(omocaptcha, omocaptchaOptions, {
    keyVariable: omocaptchaKeyVariable,
    hasBalance: true,
  }),
  tupu: register(tupu, tupuOptions, { keyVariable: tupuKeyVariable, hasBalance: false }),
  twoCaptcha: register(twoCaptcha, twoCaptchaOptions, {
    keyVariable: twoCaptchaKeyVariable,
    hasBalance: true,
  }),
  antiCaptcha: register(antiCaptcha, antiCaptchaOptions, {
    keyVariable: antiCaptchaKeyVariable,
    hasBalance: true,
  }),
  capMonster: register(capMonster, capMonsterOptions, {
    keyVariable: capMonsterKeyVariable,
    hasBalance: true,
  }),
  inPhp: register(inPhp, inPhpOptions, { keyVariable: inPhpKeyVariable, hasBalance: true }),
} satisfies Record<string, RegisteredProvider>

export type ProviderName = keyof typeof registry

const entries = Object.entries(registry) as [ProviderName, RegisteredProvider][]

/** The names of every provider, or of those that satisfy a condition, in the order of the registry. */
export function providerNames(
  satisfies: (provider: RegisteredProvider) => boolean = () => true,
): ProviderName[] {
  return entries.filter(([, provider]) => satisfies(provider)).map(([name]) => name)
}

/** The providers that need the key of an account, each with the environment variable that holds it. */
export const keyedProviders: readonly { name: ProviderName; keyVariable: string }[] = entries.flatMap(
  ([name, { keyVariable }]) => (keyVariable === undefined ? [] : { name, keyVariable }),
)

function register<Options extends v.StrictObjectSchema<v.ObjectEntries, undefined>>(
  make: (options: v.InferInput<Options>) => Provider,
  schema: Options,
  about: Pick<RegisteredProvider, 'keyVariable' | 'hasBalance'>,
): RegisteredProvider {
  const options = Object.keys(schema.entries)
  return {
    ...about,
    options,
    create(given) {
      const own = Object.entries(given).filter(
        ([name, value]) => options.includes(name) && value !== undefined,
      )
      return make(Object.fromEntries(own) as v.InferInput<Options>)
    },
  }
}

/** The keys of the environment, for whoever writes down what a provider said. */
export function keysInEnvironment(): string[] {
  return keyedProviders.flatMap(({ keyVariable }) => process.env[keyVariable]?.trim() || [])
}
