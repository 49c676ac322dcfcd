export type { BudgetOptions } from './budget.ts'
export { type CapsolverOptions, capsolver } from './capsolver.ts'
export { type Chain, type ChainMember, chain } from './chain.ts'
export { type FixedOptions, fixed } from './fixed.ts'
export { fromFunction } from './from-function.ts'
export { type LocalOptions, local } from './local.ts'
export { type OmocaptchaOptions, omocaptcha } from './omocaptcha.ts'
export type {
  AnswerLength,
  Provider,
  ProviderModule,
  ReadFunction,
  Reading,
  ReadRequest,
} from './provider.ts'
export { type TupuImages, type TupuOptions, type TupuProvider, tupu } from './tupu.ts'
