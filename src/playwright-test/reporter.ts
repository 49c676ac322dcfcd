import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { FullConfig, Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import * as v from 'valibot'
import { parseOptions } from '../shared/parse-options.ts'
import { createPainter, widthOf } from '../terminal/paint.ts'
import { collectCaptchas, type ReportedCaptcha } from './collect.ts'
import { formatSummary } from './format-summary.ts'
import { makeGallery } from './gallery/make-gallery.ts'
import { renderGallery } from './gallery/render-gallery.ts'
import { reportFolder } from './report-folder.ts'

const optionsSchema = v.strictObject({
  /**
   * Folder of the gallery, from the configuration's folder on.
   *
   * @default 'image-captcha-report', beside the HTML report
   */
  outputFolder: v.optional(v.string()),
})

/** Options of the reporter. Not exported: beside a default export, CommonJS could not be typed truly. */
type ImageCaptchaReporterOptions = v.InferInput<typeof optionsSchema>

/** What Playwright adds to the options of every reporter. */
interface RunOptions {
  configDir?: string
  [internal: `_${string}`]: unknown
}

/**
 * Ends a run with a table of its captchas, per page and provider, and writes a gallery of their images. All it knows
 * is what the fixtures attached to the tests, so it works over shards, in `merge-reports` too.
 *
 * @throws {InvalidOptionError} naming the option that is unknown or wrong.
 * @example
 * reporter: [['list'], ['solve-image-captchas/reporter', { outputFolder: 'captchas' }]]
 */
export default class ImageCaptchaReporter implements Reporter {
  readonly #outputFolder: string | undefined
  readonly #configDir: string
  readonly #found: Promise<ReportedCaptcha[]>[] = []
  #config: FullConfig | undefined

  constructor({ configDir = process.cwd(), ...options }: ImageCaptchaReporterOptions & RunOptions = {}) {
    const own = Object.fromEntries(Object.entries(options).filter(([name]) => !name.startsWith('_')))
    this.#outputFolder = parseOptions(optionsSchema, own, 'solve-image-captchas/reporter').outputFolder
    this.#configDir = configDir
  }

  /** Playwright's own list of tests is wanted too where no other reporter is asked for. */
  printsToStdio(): boolean {
    return false
  }

  onBegin(config: FullConfig): void {
    this.#config = config
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    this.#found.push(collectCaptchas(test, result))
  }

  async onEnd(): Promise<void> {
    if (!this.#config) return
    const captchas = (await Promise.all(this.#found)).flat()
    const file = path.join(reportFolder(this.#config, this.#configDir, this.#outputFolder), 'index.html')
    // A gallery of an earlier run would be taken for this one's.
    if (captchas.length === 0) return rm(file, { force: true })
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, await renderGallery(makeGallery(captchas, new Date())))
    const output = process.stdout
    const paint = createPainter(output, process.env)
    const table = formatSummary(captchas, widthOf(output), paint)
    const place = path.relative(process.cwd(), file)
    output.write(`\n${paint('bold', 'Image captchas')}\n\n${table}\n\n  Gallery: ${paint('cyan', place)}\n\n`)
  }
}
