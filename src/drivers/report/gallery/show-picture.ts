import type { Captcha } from '../../../result.ts'
import type { AttemptRecord } from '../captcha-record.ts'
import { formatSeconds, surestReading } from '../describe.ts'
import type { GalleryPicture } from './gallery.ts'

type Shown = Pick<AttemptRecord, 'number' | 'capturedBy' | 'verdict' | 'reason' | 'ms' | 'reading'> &
  Pick<GalleryPicture, 'image' | 'mediaType'> & {
    answers: readonly Pick<AttemptRecord['answers'][number], 'provider' | 'reading'>[]
  }

/** An attempt as the gallery shows it. */
export function showPicture(
  attempt: Shown,
  captcha: Pick<Captcha, 'module' | 'width' | 'height'> & { imageKind: string },
): GalleryPicture {
  const { capturedBy, answers, ms } = attempt
  const providers = answers.map(({ provider }) => provider).join(', ')
  return {
    ...attempt,
    width: captcha.width,
    height: captcha.height,
    reading: surestReading(attempt),
    note: `${captcha.module} · ${captcha.imageKind} taken by ${capturedBy} · ${providers} · ${formatSeconds(ms)}`,
  }
}
