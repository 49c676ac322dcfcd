import { InvalidArgumentError, Option } from 'commander'
import { InvalidOptionError } from '../errors/index.ts'
import type { Provider } from '../providers/provider.ts'
import { type ProviderName, providerNames, registry } from '../providers/registry.ts'

/** The options of a command that choose a provider and configure it. */
export interface ProviderChoice {
  provider: ProviderName
  model?: string
  runtime?: 'wasm' | 'native'
  module?: string
  api?: 'v1' | 'v2'
  baseUrl?: string
  insecure?: boolean
}

/** The options of a command that choose several providers, which are asked in order. */
export interface ProviderListChoice extends Omit<ProviderChoice, 'provider'> {
  provider: ProviderName[]
}

/** The options of a command that set a `ProviderChoice`. */
export function providerOptions(): Option[] {
  return [
    new Option('--provider <name>', 'provider that reads the images; its key is read from the environment')
      .choices(providerNames())
      .default('local'),
    ...settingOptions(),
  ]
}

/** The options of a command that set a `ProviderListChoice`. */
export function listedProviderOptions(): Option[] {
  return [
    new Option(
      '--provider <names>',
      `providers that read the images, asked in this order: ${providerNames().join(', ')}`,
    )
      .argParser(parseNames)
      .default(['local'], 'local'),
    ...settingOptions(),
  ]
}

function parseNames(value: string): ProviderName[] {
  const known = providerNames()
  return value.split(',').map((given) => {
    const name = known.find((one) => one === given.trim())
    if (!name) throw new InvalidArgumentError(`Expected names of ${known.join(', ')}, separated by commas.`)
    return name
  })
}

/** What the provider of a command can be set to. */
function settingOptions(): Option[] {
  return [
    new Option(
      '--model <file>',
      'local only: an .onnx file, with its .json beside it, instead of the bundled model',
    ),
    new Option(
      '--runtime <name>',
      'local only: runtime of the model (default: native where installed)',
    ).choices(['wasm', 'native']),
    new Option(
      '--module <name>',
      `${providerNames(({ options }) => options.includes('module')).join(', ')}: kind of captcha, by the name the service gives it`,
    ),
    ...serviceOptions(),
  ]
}

/** The options of a command that choose a service, whatever the command asks of it. */
export function serviceOptions(): Option[] {
  return [
    new Option('--api <generation>', 'omocaptcha only: version of the API').choices(['v1', 'v2']),
    new Option('--base-url <address>', 'address of the service, or of a server with the same API'),
    new Option('--insecure', 'send the key to an http: address of another machine, unencrypted'),
  ]
}

/**
 * Creates the named provider, which reads its key from the environment: everyone on the machine can see a command line.
 *
 * @throws {InvalidOptionError} for an option that the provider rejects.
 */
export function createProvider({ provider, ...options }: ProviderChoice): Provider {
  const { model, runtime, module, api, baseUrl, insecure } = options
  return registry[provider].create({ model, runtime, module, api, baseUrl, insecure })
}

/**
 * Creates the named providers. An option that several of them have is for each.
 *
 * @throws {InvalidOptionError} for an option that a provider rejects, or an address that would be several services'.
 */
export function createProviders({ provider: names, ...options }: ProviderListChoice): Provider[] {
  const services = names.filter((name) => registry[name].options.includes('baseUrl'))
  if (options.baseUrl !== undefined && services.length > 1) {
    const message = `--base-url is the address of one service, and there are ${services.join(' and ')}.`
    throw new InvalidOptionError('baseUrl', message)
  }
  return names.map((provider) => createProvider({ ...options, provider }))
}
