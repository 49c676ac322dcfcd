/** The types that a driver's entry exports beside its own, so that users import everything from the one entry they use. */
export type {
  QueueOptions,
  QueueProgress,
  QueueToken,
  QueueTurn,
  SolveOptions,
  SolverOptions,
} from '../index.ts'
export type { ImageCaptchaMethods, ImageCaptchaPageMethods } from './methods.ts'
