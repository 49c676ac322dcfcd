import { Option } from 'commander'
import { capsolver } from '../providers/capsolver/capsolver.ts'
import { local } from '../providers/local.ts'
import { omocaptcha } from '../providers/omocaptcha/omocaptcha.ts'
import type { Provider } from '../providers/provider.ts'
import { tupu } from '../providers/tupu/tupu.ts'
import { defined } from '../shared/defined.ts'

/** The options of a command that choose a provider and configure it. */
export interface ProviderChoice {
  provider: ProviderName
  model?: string
  runtime?: 'wasm' | 'native'
  module?: string
  api?: 'v1' | 'v2'
  baseUrl?: string
}

/**
 * Every provider that the command line knows; a new one is one line here. The providers read their keys from the
 * environment: everyone on the machine can see a command line.
 */
const providers = {
  local: ({ model, runtime }: ProviderChoice) => local(defined({ model, runtime })),
  capsolver: ({ module, baseUrl }: ProviderChoice) => capsolver(defined({ module, baseUrl })),
  omocaptcha: ({ api, module, baseUrl }: ProviderChoice) => omocaptcha(defined({ api, module, baseUrl })),
  tupu: ({ baseUrl }: ProviderChoice) => tupu(defined({ baseUrl })),
} satisfies Record<string, (choice: ProviderChoice) => Provider>

export type ProviderName = keyof typeof providers

/** The options of a command that set a `ProviderChoice`. */
export function providerOptions(): Option[] {
  return [
    new Option('--provider <name>', 'provider that reads the images; its key is read from the environment')
      .choices(Object.keys(providers))
      .default('local'),
    new Option(
      '--model <file>',
      'local only: an .onnx file, with its .json beside it, instead of the bundled model',
    ),
    new Option(
      '--runtime <name>',
      'local only: runtime of the model (default: native where installed)',
    ).choices(['wasm', 'native']),
    new Option('--module <name>', 'capsolver, omocaptcha: kind of captcha, by the name the service gives it'),
    ...serviceOptions(),
  ]
}

/** The options of a command that choose a service, whatever the command asks of it. */
export function serviceOptions(): Option[] {
  return [
    new Option('--api <generation>', 'omocaptcha only: version of the API').choices(['v1', 'v2']),
    new Option('--base-url <address>', 'address of the service, or of a server with the same API'),
  ]
}

/** @throws {InvalidOptionError} for an option that the provider rejects. */
export function createProvider(choice: ProviderChoice): Provider {
  return providers[choice.provider](choice)
}
