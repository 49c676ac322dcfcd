import { capsolverService } from './capsolver.ts'
import type { EmulatedService } from './emulated-service.ts'
import { antiCaptchaService, capMonsterService, twoCaptchaService } from './image-tasks.ts'
import { inPhpService } from './in-php.ts'
import { omocaptchaSecondService, omocaptchaService } from './omocaptcha.ts'
import { tupuService } from './tupu.ts'

export { type CapsolverEmulator, startCapsolverEmulator } from './capsolver.ts'
export { type ChatCompletionsEmulator, startChatCompletionsEmulator } from './chat-completions.ts'
export type { EmulatedService, RunningService } from './emulated-service.ts'
export type { EmulatedReply, Emulator, Fault } from './emulator.ts'
export * as faults from './faults.ts'
export {
  type ImageTaskEmulator,
  type ImageTaskServiceName,
  startImageTaskEmulator,
} from './image-tasks.ts'
export { type InPhpEmulator, startInPhpEmulator } from './in-php.ts'
export { type OmocaptchaEmulator, startOmocaptchaEmulator } from './omocaptcha.ts'
export { startTupuEmulator, type TupuEmulator, type TupuObject, wordAt } from './tupu.ts'

/** Every API that a provider calls, by its name in the titles of tests. */
export const emulatedServices: Readonly<Record<string, EmulatedService>> = {
  capsolver: capsolverService,
  omocaptcha: omocaptchaService,
  'omocaptcha v2': omocaptchaSecondService,
  tupu: tupuService,
  twoCaptcha: twoCaptchaService,
  antiCaptcha: antiCaptchaService,
  capMonster: capMonsterService,
  inPhp: inPhpService,
}
