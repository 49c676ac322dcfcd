import { readFile } from 'node:fs/promises'
import type { TestCase, TestResult } from '@playwright/test/reporter'
import { type AttemptRecord, type CaptchaRecord, readRecord } from './record.ts'

/** A captcha, or a call that failed without one, as the reporter knows it: put together from a test's attachments. */
export interface ReportedCaptcha extends Omit<CaptchaRecord, 'attempts'> {
  attempts: ReportedAttempt[]
  test: {
    title: string
    project: string
    /** For example `login.spec.ts:12`. */
    location: string
    /** 0 for the first run. */
    retry: number
  }
}

/** An attempt with its encoded image instead of the name of the image's attachment. */
export interface ReportedAttempt extends Omit<AttemptRecord, 'image'> {
  image: Uint8Array
  mediaType: string
}

type Attachment = TestResult['attachments'][number]

/** Collects the captchas from a test's attachments, which a merged report keeps in files instead of in memory. */
export async function collectCaptchas(test: TestCase, result: TestResult): Promise<ReportedCaptcha[]> {
  const [, project = '', file = '', ...titles] = test.titlePath()
  const reportedTest = {
    title: titles.join(' › '),
    project,
    location: `${file}:${test.location.line}`,
    retry: result.retry,
  }
  const captchas: ReportedCaptcha[] = []
  for (const attachment of result.attachments) {
    if (attachment.contentType !== 'application/json') continue
    const record = readRecord(String(await contentOf(attachment)))
    if (!record) continue
    const attempts = await Promise.all(record.attempts.map((attempt) => loadImage(attempt, result)))
    captchas.push({ ...record, attempts, test: reportedTest })
  }
  return captchas
}

async function loadImage(attempt: AttemptRecord, { attachments }: TestResult): Promise<ReportedAttempt> {
  const attachment = attachments.find(({ name }) => name === attempt.image)
  const image = attachment ? await contentOf(attachment) : new Uint8Array()
  return { ...attempt, image, mediaType: attachment?.contentType ?? 'image/png' }
}

async function contentOf({ body, path }: Attachment): Promise<Uint8Array> {
  return body ?? (path === undefined ? new Uint8Array() : await readFile(path))
}

/** Names pages by their path, preceded by the host if the captchas are from more than one. Ports are left out. */
export function createPageNames(captchas: readonly ReportedCaptcha[]): (url: string) => string {
  const hosts = new Set(captchas.map(({ url }) => new URL(url).hostname))
  return (url) => {
    const { hostname, pathname } = new URL(url)
    return hosts.size > 1 ? hostname + pathname : pathname
  }
}
