export type { AnswerLength, AnswerParts, AnswerRules, AnswerWords, UsualRules } from './answer-rules.ts'
export * from './errors/index.ts'
export type { SolverEvents } from './events.ts'
export { defineModule, type Module, type ModuleName, modules, type Signal } from './modules/index.ts'
export type { AutoOptions, SolveOptions, SolverOptions } from './options.ts'
export type {
  Provider,
  ProviderAnswer,
  ProviderModule,
  ReadFunction,
  Reading,
  ReadRequest,
} from './providers/provider.ts'
export type {
  Attempt,
  Captcha,
  FilteredCaptcha,
  FindResult,
  OtherCaptcha,
  Solution,
  SolvedCaptcha,
  SolveResult,
  Verdict,
} from './result.ts'
export { createSolver, type Solver } from './solver.ts'
export type { QueueOptions } from './waiting-room/options.ts'
export type { QueueProgress, QueueToken, QueueTurn } from './waiting-room/result.ts'
