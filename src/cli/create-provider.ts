import { Option } from 'commander'
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

/** The options of a command that set a `ProviderChoice`. */
export function providerOptions(): Option[] {
  return [
    new Option('--provider <name>', 'provider that reads the images; its key is read from the environment')
      .choices(providerNames())
      .default('local'),
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
