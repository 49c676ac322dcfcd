import type { ReadFunction } from 'solve-image-captchas'
import type { Site } from '../../e2e-fixtures/site.ts'

/** Plays a reader that is always right: it asks the server, which no page could. */
export function rightReader(site: Site, page: string, captchas: string[] = []): ReadFunction {
  let asked = 0
  return function right() {
    const captcha = captchas[asked++ % captchas.length]
    const answer = site.answerOf(page, captcha === undefined ? {} : { captcha })
    if (answer === undefined) throw new Error(`no captcha of ${page} is open`)
    return answer
  }
}

/** Misreads this many times, then reads correctly. */
export function wrongThenRight(site: Site, page: string, wrong: number): ReadFunction {
  const right = rightReader(site, page)
  let asked = 0
  return function wrongAtFirst(request) {
    asked += 1
    return asked <= wrong ? 'wrng' : right(request)
  }
}
