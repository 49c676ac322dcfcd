import type * as v from 'valibot'
import { describe, expectTypeOf, test } from 'vitest'
import type { AnswerRules, answerRulesSchema } from '../../src/answer-rules.ts'
import type { Module, moduleSchema, Signal, signalSchema } from '../../src/modules/define-module.ts'
import type { callSchema, SolveOptions, SolverOptions, solverSchema } from '../../src/options.ts'
import type { ImageCaptchaOptions, testSchema } from '../../src/playwright-test/options.ts'
import type { AntiCaptchaOptions, antiCaptchaOptions } from '../../src/providers/anti-captcha/options.ts'
import type { BudgetOptions, budgetSchema } from '../../src/providers/asking/budget.ts'
import type { CapMonsterOptions, capMonsterOptions } from '../../src/providers/cap-monster/options.ts'
import type { CapsolverOptions, capsolverOptions } from '../../src/providers/capsolver/options.ts'
import type { FixedOptions, fixedOptions } from '../../src/providers/fixed.ts'
import type { InPhpOptions, inPhpOptions } from '../../src/providers/in-php/options.ts'
import type { LocalOptions, localOptions } from '../../src/providers/local.ts'
import type { OmocaptchaOptions, omocaptchaOptions } from '../../src/providers/omocaptcha/options.ts'
import type { TupuOptions, tupuOptions } from '../../src/providers/tupu/options.ts'
import type { TwoCaptchaOptions, twoCaptchaOptions } from '../../src/providers/two-captcha/options.ts'
import type { QueueOptions, queueSchema } from '../../src/waiting-room/options.ts'

/** Plain fields in place of an interface that extends others, for a comparison of what they say. */
type Fields<Options> = { [Name in keyof Options]: Options[Name] }

// The compiler checks these: an option that only one of the two knows, or knows otherwise, does not compile.
describe('options are what their schemas take', () => {
  test('of a solver, a call, a test and a wait', () => {
    expectTypeOf<Fields<SolverOptions>>().toEqualTypeOf<v.InferInput<typeof solverSchema>>()
    expectTypeOf<Fields<SolveOptions>>().toEqualTypeOf<v.InferInput<typeof callSchema>>()
    expectTypeOf<Fields<ImageCaptchaOptions>>().toEqualTypeOf<v.InferInput<typeof testSchema>>()
    expectTypeOf<Fields<QueueOptions>>().toEqualTypeOf<v.InferInput<typeof queueSchema>>()
    expectTypeOf<Fields<AnswerRules>>().toEqualTypeOf<v.InferInput<typeof answerRulesSchema>>()
    expectTypeOf<Fields<BudgetOptions>>().toEqualTypeOf<v.InferInput<typeof budgetSchema>>()
  })

  test('of a module and its signals', () => {
    expectTypeOf<Fields<Module>>().toEqualTypeOf<Readonly<v.InferInput<typeof moduleSchema>>>()
    expectTypeOf<Signal>().toEqualTypeOf<v.InferInput<typeof signalSchema>>()
  })

  test('of every provider', () => {
    expectTypeOf<Fields<LocalOptions>>().toEqualTypeOf<v.InferInput<typeof localOptions>>()
    expectTypeOf<Fields<FixedOptions>>().toEqualTypeOf<v.InferInput<typeof fixedOptions>>()
    expectTypeOf<Fields<CapsolverOptions>>().toEqualTypeOf<v.InferInput<typeof capsolverOptions>>()
    expectTypeOf<Fields<OmocaptchaOptions>>().toEqualTypeOf<v.InferInput<typeof omocaptchaOptions>>()
    expectTypeOf<Fields<TupuOptions>>().toEqualTypeOf<v.InferInput<typeof tupuOptions>>()
    expectTypeOf<Fields<TwoCaptchaOptions>>().toEqualTypeOf<v.InferInput<typeof twoCaptchaOptions>>()
    expectTypeOf<Fields<AntiCaptchaOptions>>().toEqualTypeOf<v.InferInput<typeof antiCaptchaOptions>>()
    expectTypeOf<Fields<CapMonsterOptions>>().toEqualTypeOf<v.InferInput<typeof capMonsterOptions>>()
    expectTypeOf<Fields<InPhpOptions>>().toEqualTypeOf<v.InferInput<typeof inPhpOptions>>()
  })
})
