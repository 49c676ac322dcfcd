/** The types that a driver's entry exports in addition to its own, so that users need only one import. */
export type {
  QueueOptions,
  QueueProgress,
  QueueToken,
  QueueTurn,
  SolveOptions,
  SolverOptions,
} from '../index.ts'
export type { ImageCaptchaMethods, ImageCaptchaPageMethods } from './methods.ts'
