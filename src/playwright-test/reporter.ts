import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { FullConfig, Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import * as v from 'valibot'
import { parseOptions } from '../shared/parse-options.ts'
import { createPainter, widthOf } from '../terminal/paint.ts'
import { collectCaptchas, type ReportedCaptcha } from './collect.ts'
import { makeGallery } from './gallery/gallery.ts'
import { renderGallery } from './gallery/render-gallery.ts'
import { reportFolder } from './report-folder.ts'
import { formatSummary } from './summary.ts'

/** Options of the reporter. Not exported, because next to a default export the CommonJS types would be wrong. */
interface ImageCaptchaReporterOptions {
  /**
   * Folder of the gallery, relative to the configuration's folder.
   *
   * @default 'image-captcha-report', next to the HTML report
   */
  outputFolder?: string | undefined
}

const optionsSchema = v.strictObject({
  outputFolder: v.optional(v.string()),
})

/** The options that Playwright adds to every reporter's own. */
interface RunOptions {
  configDir?: string
  [internal: `_${string}`]: unknown
}

/**
 * Prints a table of the run's captchas by page and provider, and writes a gallery of their images. It reads only what
 * the fixtures attached to the tests, so it also works across shards, in `merge-reports`.
 *
 * @throws {InvalidOptionError} naming the unknown or invalid option.
 * @example
 * reporter: [['list'], ['solve-image-captchas/reporter', { outputFolder: 'captchas' }]]
 */
export default class ImageCaptchaReporter implements Reporter {
  readonly #outputFolder: string | undefined
  readonly #configDir: string
  readonly #captchas: Promise<ReportedCaptcha[]>[] = []
  #config: FullConfig | undefined

  constructor({ configDir = process.cwd(), ...options }: ImageCaptchaReporterOptions & RunOptions = {}) {
    const ownOptions = Object.fromEntries(Object.entries(options).filter(([name]) => !name.startsWith('_')))
    this.#outputFolder = parseOptions(optionsSchema, ownOptions, 'solve-image-captchas/reporter').outputFolder
    this.#configDir = configDir
  }

  /** `false` makes Playwright add its default terminal reporter when no other one is configured. */
  printsToStdio(): boolean {
    return false
  }

  onBegin(config: FullConfig): void {
    this.#config = config
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    this.#captchas.push(collectCaptchas(test, result))
  }

  async onEnd(): Promise<void> {
    if (!this.#config) return
    const captchas = (await Promise.all(this.#captchas)).flat()
    const file = path.join(reportFolder(this.#config, this.#configDir, this.#outputFolder), 'index.html')
    // An old gallery would look like this run's.
    if (captchas.length === 0) return rm(file, { force: true })
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, await renderGallery(makeGallery(captchas, new Date())))
    const output = process.stdout
    const paint = createPainter(output, process.env)
    const table = formatSummary(captchas, widthOf(output), paint)
    const relativePath = path.relative(process.cwd(), file)
    output.write(
      `\n${paint('bold', 'Image captchas')}\n\n${table}\n\n  Gallery: ${paint('cyan', relativePath)}\n\n`,
    )
  }
}
