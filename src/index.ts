export * from './errors.ts'
export type { SolverEvents } from './events.ts'
export { defineModule, type Module, type ModuleName, modules, type Signal } from './modules/index.ts'
export type { SolveOptions, SolverOptions } from './options.ts'
export type {
  AnswerLength,
  Provider,
  ProviderModule,
  ReadFunction,
  Reading,
  ReadRequest,
} from './providers/provider.ts'
export type { QueueOptions } from './queue-options.ts'
export type { QueueProgress, QueueToken, QueueTurn } from './queue-result.ts'
export type {
  Attempt,
  Captcha,
  FilteredCaptcha,
  FindResult,
  ProviderAnswer,
  Solution,
  SolvedCaptcha,
  SolveResult,
  Verdict,
} from './result.ts'
export { createSolver, type Solver } from './solver.ts'
