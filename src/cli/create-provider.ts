import { Option } from 'commander'
import type { Provider } from '../providers/provider.ts'
import { type ProviderName, providerNames, registry } from '../providers/registry.ts'

/** Options of a command that say what reads. */
export interface ProviderChoice {
  provider: ProviderName
  model?: string
  runtime?: 'wasm' | 'native'
  module?: string
  api?: 'v1' | 'v2'
  baseUrl?: string
}

/** The options that make a `ProviderChoice`, for a command. */
export function providerOptions(): Option[] {
  return [
    new Option('--provider <name>', 'what reads the images; keys are taken from the environment')
      .choices(providerNames())
      .default('local'),
    new Option(
      '--model <file>',
      'local only: an .onnx file with its .json beside it, in place of the shipped net',
    ),
    new Option('--runtime <name>', 'local only: what runs the net (default: native where installed)').choices(
      ['wasm', 'native'],
    ),
    new Option(
      '--module <name>',
      `${providerNames(({ options }) => options.includes('module')).join(', ')}: the kind of captcha, by the name the service has for it`,
    ),
    ...serviceOptions(),
  ]
}

/** The options that say which service is asked, whatever it is asked. */
export function serviceOptions(): Option[] {
  return [
    new Option('--api <generation>', 'omocaptcha only: which generation of the service').choices([
      'v1',
      'v2',
    ]),
    new Option('--base-url <address>', 'address of the service, or of one that speaks its protocol'),
  ]
}

/**
 * Creates the provider that was named. Keys are taken from the environment, by the providers themselves: everyone on the
 * machine can see a command line.
 *
 * @throws {InvalidOptionError} for an option that the provider can't use.
 */
export function createProvider({ provider, model, runtime, module, api, baseUrl }: ProviderChoice): Provider {
  return registry[provider].create({ model, runtime, module, api, baseUrl })
}
