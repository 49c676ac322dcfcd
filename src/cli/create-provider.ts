import { Option } from 'commander'
import { local } from '../providers/local.ts'
import type { Provider } from '../providers/provider.ts'

/** Options of a command that say what reads. */
export interface ProviderChoice {
  provider: ProviderName
  model?: string
  runtime?: 'wasm' | 'native'
}

/**
 * Every provider that can be named on the command line. A new one is one line here. Keys are taken from the environment,
 * by the providers themselves: a command line is seen by everyone on the machine.
 */
const providers = {
  local: ({ model, runtime }: ProviderChoice) =>
    local({ ...(model !== undefined && { model }), ...(runtime !== undefined && { runtime }) }),
} satisfies Record<string, (choice: ProviderChoice) => Provider>

export type ProviderName = keyof typeof providers

/** The options that make a `ProviderChoice`, for a command. */
export function providerOptions(): Option[] {
  return [
    new Option('--provider <name>', 'what reads the pictures; keys are taken from the environment')
      .choices(Object.keys(providers))
      .default('local'),
    new Option(
      '--model <file>',
      'local only: an .onnx file with its .json beside it, in place of the shipped net',
    ),
    new Option('--runtime <name>', 'local only: what runs the net (default: native where installed)').choices(
      ['wasm', 'native'],
    ),
  ]
}

/** @throws {InvalidOptionError} for an option that the provider can't use. */
export function createProvider(choice: ProviderChoice): Provider {
  return providers[choice.provider](choice)
}
