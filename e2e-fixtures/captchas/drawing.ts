import type { Session } from '../session.ts'

/** A captcha picture and its answer, as a library hands them to the site. Never sent whole. */
export interface Drawing {
  answer: string
  /** Whether the library, or the application as the library's documentation shows it, takes this text. */
  accepts(given: string): boolean
  image: Uint8Array<ArrayBuffer>
  mediaType: string
}

export type Draw = (session: Session) => Drawing | Promise<Drawing>
