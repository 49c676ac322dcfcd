import { ProviderError } from '../../errors/index.ts'
import type { Provider } from '../provider.ts'
import type { FinishedJob } from './answer-job.ts'
import { parseReportJob } from './job.ts'

/** Milliseconds that a report may take. */
const REPORT_TIMEOUT = 60_000

/**
 * Reports to the provider that read an image what its page made of it.
 *
 * @returns what to log.
 * @throws what the provider threw, if the report may be sent again.
 */
export async function passOnReport(
  providers: readonly Provider[],
  data: unknown,
  signal: AbortSignal,
): Promise<Omit<FinishedJob, 'name' | 'ms'>> {
  const job = parseReportJob(data)
  if (!job) return { outcome: 'JOB_NOT_UNDERSTOOD' }
  const provider = providers.find(({ name }) => name === job.provider)
  // Only a worker with the same providers can pass it on, and this one has others.
  if (!provider?.report) return { outcome: 'no provider', provider: job.provider }
  const reading = { text: '', id: job.id, provider: job.provider }
  const until = AbortSignal.any([signal, AbortSignal.timeout(REPORT_TIMEOUT)])
  try {
    await provider.report(reading, job.verdict, until)
    return { outcome: 'ok', provider: job.provider }
  } catch (error) {
    if (error instanceof ProviderError && !error.isRetryable)
      return { outcome: error.code, provider: job.provider }
    throw error
  }
}
