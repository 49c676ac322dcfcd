import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Reporter, TestCase, TestResult, TestStep } from '@playwright/test/reporter'
import type { NestedOutcome, NestedStep } from '../outcomes.ts'

/** Records what Playwright reports about each test. Its own JSON reporter does not say which step has which attachments. */
export default class OutcomeReporter implements Reporter {
  readonly #outcomes: NestedOutcome[] = []
  readonly #file: string

  constructor({ outputFile }: { outputFile: string }) {
    this.#file = outputFile
  }

  printsToStdio(): boolean {
    return false
  }

  onTestEnd(test: TestCase, { status, retry, steps, attachments, error }: TestResult): void {
    const [, project = '', , ...titles] = test.titlePath()
    this.#outcomes.push({
      project,
      title: titles.join(' › '),
      status,
      retry,
      steps: steps.flatMap(toSteps),
      calls: steps.flatMap((step) => toCalls(step)),
      attachments: attachments.map(({ name, contentType, body }) => ({
        name,
        contentType,
        text: contentType === 'application/json' ? String(body) : undefined,
      })),
      error: error?.message,
      stack: error?.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [],
      snippet: error?.snippet,
    })
  }

  onEnd(): void {
    writeFileSync(this.#file, JSON.stringify(this.#outcomes))
  }
}

/** Extracts the steps created by tests and fixtures from the steps around them. */
function toSteps({ category, title, steps, attachments, location, error }: TestStep): NestedStep[] {
  const inner = steps.flatMap(toSteps)
  if (category !== 'test.step') return inner
  const step: NestedStep = {
    title,
    steps: inner,
    attachments: attachments.map(({ name }) => name),
    file: location && path.basename(location.file),
    error: error?.message,
  }
  return [step]
}

function toCalls({ category, title, steps }: TestStep, isWithin = false): string[] {
  const isCall = isWithin && category === 'pw:api'
  const inner = steps.flatMap((step) => toCalls(step, isWithin || title === 'solve image captchas'))
  return isCall ? [title, ...inner] : inner
}
