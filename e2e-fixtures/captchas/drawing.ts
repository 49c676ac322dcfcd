import type { Session } from '../session.ts'

/** A captcha image and its answer, as a library returns them to the site. The answer is never sent. */
export interface Drawing {
  answer: string
  /** Whether the library, or an application that follows its documentation, accepts this text. */
  accepts(given: string): boolean
  image: Uint8Array<ArrayBuffer>
  mediaType: string
}

export type Draw = (session: Session) => Drawing | Promise<Drawing>
