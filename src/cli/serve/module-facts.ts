import { type Module, modules } from '../../modules/index.ts'
import type { AnswerChoice } from '../answer-options.ts'

/**
 * What the package knows of the answers of a captcha, by the name that CapSolver or the package has for it: that
 * `amazon` shows six capitals, for example. Nothing for names that neither knows, and for `common`.
 */
export function factsOfModule(name: string): AnswerChoice {
  const known: readonly Module[] = Object.values(modules)
  return (
    known.find(({ providerModule }) => providerModule === name)?.answer ??
    known.find((module) => module.name === name)?.answer ??
    {}
  )
}
