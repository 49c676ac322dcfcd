import { Option } from 'commander'
import { capsolver } from '../providers/capsolver/capsolver.ts'
import { local } from '../providers/local.ts'
import { omocaptcha } from '../providers/omocaptcha/omocaptcha.ts'
import type { Provider } from '../providers/provider.ts'
import { tupu } from '../providers/tupu/tupu.ts'

/** Options of a command that say what reads. */
export interface ProviderChoice {
  provider: ProviderName
  model?: string
  runtime?: 'wasm' | 'native'
  module?: string
  api?: 'v1' | 'v2'
  baseUrl?: string
}

/**
 * Every provider that can be named on the command line. A new one is one line here. Keys are taken from the environment,
 * by the providers themselves: a command line is seen by everyone on the machine.
 */
const providers = {
  local: ({ model, runtime }: ProviderChoice) =>
    local({ ...(model !== undefined && { model }), ...(runtime !== undefined && { runtime }) }),
  capsolver: ({ module, baseUrl }: ProviderChoice) =>
    capsolver({ ...(module !== undefined && { module }), ...(baseUrl !== undefined && { baseUrl }) }),
  omocaptcha: ({ api, module, baseUrl }: ProviderChoice) =>
    omocaptcha({
      ...(api !== undefined && { api }),
      ...(module !== undefined && { module }),
      ...(baseUrl !== undefined && { baseUrl }),
    }),
  tupu: ({ baseUrl }: ProviderChoice) => tupu(baseUrl === undefined ? {} : { baseUrl }),
} satisfies Record<string, (choice: ProviderChoice) => Provider>

export type ProviderName = keyof typeof providers

/** The options that make a `ProviderChoice`, for a command. */
export function providerOptions(): Option[] {
  return [
    new Option('--provider <name>', 'what reads the images; keys are taken from the environment')
      .choices(Object.keys(providers))
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
      'capsolver, omocaptcha: the kind of captcha, by the name the service has for it',
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

/** @throws {InvalidOptionError} for an option that the provider can't use. */
export function createProvider(choice: ProviderChoice): Provider {
  return providers[choice.provider](choice)
}
