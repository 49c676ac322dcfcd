import { existsSync } from 'node:fs'
import path from 'node:path'
import type { FullConfig } from '@playwright/test/reporter'

const folderName = 'image-captcha-report'

/**
 * Returns the gallery's folder: `outputFolder` relative to the configuration's folder, or else `image-captcha-report` next
 * to the HTML report's actual or default folder. It cannot go inside, because the HTML report clears its folder.
 */
export function reportFolder(config: FullConfig, configDir: string, outputFolder?: string): string {
  if (outputFolder !== undefined) return path.resolve(configDir, outputFolder)
  const htmlFolder = htmlFolderOf(config, configDir)
  return path.join(htmlFolder ? path.dirname(htmlFolder) : packageFolder(configDir), folderName)
}

function htmlFolderOf(config: FullConfig, configDir: string): string | undefined {
  const fromEnvironment = process.env.PLAYWRIGHT_HTML_OUTPUT_DIR
  if (fromEnvironment) return path.resolve(fromEnvironment)
  const options: unknown = config.reporter.find(([name]) => name === 'html')?.[1]
  if (typeof options !== 'object' || options === null || !('outputFolder' in options)) return undefined
  return path.resolve(configDir, String(options.outputFolder))
}

/** By default, Playwright writes its reports next to the `package.json` closest to the configuration. */
function packageFolder(from: string): string {
  if (existsSync(path.join(from, 'package.json'))) return from
  const above = path.dirname(from)
  return above === from ? process.cwd() : packageFolder(above)
}
