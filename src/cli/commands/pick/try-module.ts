import { ImageCaptchaError } from '../../../errors/index.ts'
import type { Module } from '../../../modules/define-module.ts'
import { captureImage } from '../../../page/capture.ts'
import { findCaptchas } from '../../../page/locate.ts'
import type { PickedCaptcha } from '../../../page/pick.ts'
import type { PagePort } from '../../../page/port.ts'
import type { Provider, Reading } from '../../../providers/provider.ts'
import { abortable } from '../../../shared/abort.ts'
import { assertOriginAllowed } from '../../../shared/origins.ts'

/** Formats a module as the code that defines it, with a line for each field. */
export function formatModule(module: Module): string {
  const lines = Object.entries(module).map(([name, value]) => `  ${name}: ${formatValue(value)},\n`)
  return `defineModule({\n${lines.join('')}})\n`
}

function formatValue(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  // JSON's escapes are valid in JavaScript. Only the quotes differ.
  return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

/** The result of testing a module on the page that it was made on. */
export interface Trial {
  reading?: Reading
  /** Sentences without a full stop: what the module does not find again, and why the image could not be read. */
  problems: string[]
}

const names = {
  image: 'image',
  input: 'field',
  submit: 'button',
  refresh: 'control that loads another image',
}

/**
 * Finds the captcha with nothing but the module, and reads its image.
 *
 * @throws {OriginNotAllowedError} before the image is captured.
 */
export async function tryModule(
  page: PagePort,
  module: Module,
  { parts }: PickedCaptcha,
  { provider, origins, signal }: { provider: Provider; origins: readonly string[]; signal: AbortSignal },
): Promise<Trial> {
  const { located, filtered } = await findCaptchas(page, [module], signal)
  const found = located.find(({ image }) => image === parts.image.path)
  if (!found) {
    const seen = located.map(({ image }) => image).join(', ')
    const reasons = filtered.map(({ selector, reason }) => `${selector}: ${reason}`).join('; ')
    const instead = seen ? `it finds ${seen} instead` : reasons || 'nothing on the page matches it'
    return { problems: [`the selector ${module.image} does not find the image again: ${instead}`] }
  }
  const problems = (['input', 'submit', 'refresh'] as const).flatMap((part) => {
    const picked = parts[part]
    if (!picked || found[part] === picked.path) return []
    const instead = found[part] ? `it finds ${found[part]} instead` : 'it finds nothing near the image'
    return [`the selector ${picked.selector} does not find the ${names[part]} again: ${instead}`]
  })
  if (located.length > 1)
    problems.push(`the selector ${module.image} finds ${located.length} captchas on the page`)
  assertOriginAllowed(page.url(), origins)
  try {
    const { image, mediaType } = await abortable(captureImage(page, found, 'auto'), signal)
    return { reading: await abortable(provider.read({ image, mediaType, signal }), signal), problems }
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof ImageCaptchaError)) throw error
    return { problems: [...problems, error.summary.replace(/\.$/, '')] }
  }
}
