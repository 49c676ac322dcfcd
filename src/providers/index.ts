export type { AnswerLength } from '../answer-rules.ts'
export type { BudgetOptions } from './asking/budget.ts'
export { capsolver } from './capsolver/capsolver.ts'
export type { CapsolverOptions } from './capsolver/options.ts'
export { type Chain, type ChainMember, chain } from './chain.ts'
export { type FixedOptions, fixed } from './fixed.ts'
export { fromFunction } from './from-function.ts'
export { type LocalOptions, local } from './local.ts'
export { omocaptcha } from './omocaptcha/omocaptcha.ts'
export type { OmocaptchaOptions } from './omocaptcha/options.ts'
export type {
  Provider,
  ProviderModule,
  ReadFunction,
  Reading,
  ReadRequest,
} from './provider.ts'
export type { TupuOptions } from './tupu/options.ts'
export { type TupuImages, type TupuProvider, tupu } from './tupu/tupu.ts'
