import { readFileSync } from 'node:fs'
import type { Session } from '../session.ts'
import type { Drawing } from './drawing.ts'

/** Images of django-simple-captcha, which trims and lower-cases the typed answer. */
export function drawDjango(session: Session): Drawing {
  const { answer, image } = deal('django', session)
  const accepts = (given: string) => given.trim().toLowerCase() === answer.toLowerCase()
  return { answer, accepts, image, mediaType: 'image/png' }
}

/** Images of Gregwar's captcha, which ignores case and accepts 0 for o and 1 for l. */
export function drawGregwar(session: Session): Drawing {
  const { answer, image } = deal('gregwar', session)
  const accepts = (given: string) => forgive(given) === forgive(answer)
  return { answer, accepts, image, mediaType: 'image/jpeg' }
}

function forgive(text: string): string {
  return text.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
}

function deal(stock: 'django' | 'gregwar', session: Session) {
  const folder = new URL(`../images/${stock}/`, import.meta.url)
  const answers: Record<string, string> = JSON.parse(readFileSync(new URL('answers.json', folder), 'utf8'))
  const name = session.deal(stock, Object.keys(answers))
  const answer = answers[name]
  if (answer === undefined) throw new Error(`No answer is stored for ${stock}/${name}.`)
  return { answer, image: Uint8Array.from(readFileSync(new URL(name, folder))) }
}
