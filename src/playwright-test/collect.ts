import { readFile } from 'node:fs/promises'
import type { TestCase, TestResult } from '@playwright/test/reporter'
import { type AttemptRecord, type CaptchaRecord, readRecord } from './record.ts'

/** A captcha as a reporter knows it: what was attached to a test. */
export interface ReportedCaptcha extends Omit<CaptchaRecord, 'attempts'> {
  attempts: (AttemptRecord & { image: Uint8Array; mediaType: string })[]
  test: {
    title: string
    project: string
    /** For example `login.spec.ts:12`. */
    place: string
    /** 0 when it was run for the first time. */
    retry: number
  }
}

type Attachment = TestResult['attachments'][number]

/** Finds the captchas among what is attached to a test, be it kept in memory or, by a merged report, in files. */
export async function collectCaptchas(test: TestCase, result: TestResult): Promise<ReportedCaptcha[]> {
  const [, project = '', file = '', ...titles] = test.titlePath()
  const about = {
    title: titles.join(' › '),
    project,
    place: `${file}:${test.location.line}`,
    retry: result.retry,
  }
  const captchas: ReportedCaptcha[] = []
  for (const attachment of result.attachments.filter(
    ({ contentType }) => contentType === 'application/json',
  )) {
    const record = readRecord(String(await contentOf(attachment)))
    if (!record) continue
    const attempts = await Promise.all(record.attempts.map((attempt) => addImage(attempt, result)))
    captchas.push({ ...record, attempts, test: about })
  }
  return captchas
}

async function addImage(attempt: AttemptRecord, { attachments }: TestResult) {
  const picture = attachments.find(({ name }) => name === attempt.picture)
  const image = picture ? await contentOf(picture) : new Uint8Array()
  return { ...attempt, image, mediaType: picture?.contentType ?? 'image/png' }
}

async function contentOf({ body, path }: Attachment): Promise<Uint8Array> {
  return body ?? (path === undefined ? new Uint8Array() : await readFile(path))
}
