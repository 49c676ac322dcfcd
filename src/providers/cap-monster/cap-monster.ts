import { defined } from '../../shared/defined.ts'
import type { ReadRequest } from '../provider.ts'
import { describeAnswer } from '../service/describe-answer.ts'
import { parseServiceOptions } from '../service/options.ts'
import { createTaskProvider, reportTo, type TaskProvider } from '../service/task-provider.ts'
import { capMonsterFailures } from './failures.ts'
import { type CapMonsterOptions, capMonsterKeyVariable, capMonsterOptions } from './options.ts'

/**
 * Reads with CapMonster Cloud. Sends what is known about the answer, returns what the reading cost where the service says
 * it, and reports rejected answers. It returns no scores: a reading below `threshold` is an error.
 * Source: https://docs.capmonster.cloud/docs/captchas/image-to-text
 *
 * @throws {InvalidOptionError} for an option that is unknown or wrong.
 * @example await capMonster({ apiKey }).read({ image, arithmetic: true })
 */
export function capMonster(options: CapMonsterOptions = {}): TaskProvider {
  const settings = parseServiceOptions(capMonsterOptions, options, 'capMonster()')
  const { module, threshold } = settings
  return createTaskProvider({
    settings,
    keyVariable: capMonsterKeyVariable,
    failures: capMonsterFailures,
    describeTask: (request) => ({
      ...describeKnown(request),
      ...defined({
        capMonsterModule: module,
        recognizingThreshold: toPercent(threshold ?? request.minScore),
      }),
    }),
    reports: { rejected: reportTo('/reportIncorrectImageCaptcha') },
  })
}

/** The service takes no length, and of the characters only whether they are digits. */
function describeKnown(request: ReadRequest): object {
  const { numeric, minLength, maxLength, ...fields } = describeAnswer(request)
  return numeric === 1 ? { ...fields, numeric } : fields
}

function toPercent(score: number | undefined): number | undefined {
  return score === undefined ? undefined : Math.round(score * 100)
}
