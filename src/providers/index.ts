export type { AnswerLength } from '../answer-rules.ts'
export { antiCaptcha } from './anti-captcha/anti-captcha.ts'
export type { AntiCaptchaOptions } from './anti-captcha/options.ts'
export type { BudgetOptions } from './asking/budget.ts'
export type { BudgetLimits, BudgetRefusal, BudgetSpent, BudgetStore } from './asking/ledger.ts'
export { capMonster } from './cap-monster/cap-monster.ts'
export type { CapMonsterOptions } from './cap-monster/options.ts'
export { capsolver } from './capsolver/capsolver.ts'
export type { CapsolverOptions } from './capsolver/options.ts'
export { type Chain, type ChainMember, chain } from './chain.ts'
export { type FixedOptions, fixed } from './fixed.ts'
export { fromFunction } from './from-function.ts'
export { inPhp } from './in-php/in-php.ts'
export type { InPhpOptions } from './in-php/options.ts'
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
export type { TwoCaptchaOptions } from './two-captcha/options.ts'
export { twoCaptcha } from './two-captcha/two-captcha.ts'
