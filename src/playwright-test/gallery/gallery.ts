import type { Verdict } from '../../result.ts'

/** What a gallery shows. All of it is text and images: nothing is taken for markup. */
export interface Gallery {
  heading: string
  lead: string
  totals: { label: string; value: string | number; of?: string }[]
  pages: GalleryPage[]
  made: Date
}

export interface GalleryPage {
  /** Names the page's part of the document, and is what the list of pages shows. */
  name: string
  title: string
  path: string
  visits: GalleryVisit[]
}

/** What happened on a page one time. */
export interface GalleryVisit {
  title: string
  isSolved: boolean
  verdict: string
  note: string
  /** Why it was not solved. */
  error?: string | undefined
  pictures: GalleryImage[]
}

/** An image, and what became of it. */
export interface GalleryImage {
  number: number
  image: Uint8Array
  mediaType: string
  /** Size on the page, in CSS pixels, for an image that can't be decoded here. */
  width: number
  height: number
  reading?: { text: string; score?: number | undefined } | undefined
  verdict: Verdict
  reason: string
  note: string
}
