/**
 * What runs in the page. Every function takes one plain argument and resolves to plain data (or, `resolvePath`, to an
 * element); nothing is kept in the page between two calls.
 */
import { addressOf, drawImage, readOwnSource, scrollToImage } from './draw-image.ts'
import { canClick, fieldValue, keepFields, restoreFields, selectText } from './fields.ts'
import { findCaptchas } from './find-captchas.ts'
import { mark, unmark } from './mark.ts'
import { observe, seeSignals } from './observe.ts'
import { observeQueue } from './observe-queue.ts'
import { resolvePath } from './paths.ts'
import { pick, stopPicking } from './pick.ts'
import { selectFrames } from './selectors.ts'

export {
  addressOf,
  canClick,
  drawImage,
  fieldValue,
  findCaptchas,
  keepFields,
  mark,
  observe,
  observeQueue,
  pick,
  readOwnSource,
  resolvePath,
  restoreFields,
  scrollToImage,
  seeSignals,
  selectFrames,
  selectText,
  stopPicking,
  unmark,
}

export interface InPage {
  addressOf: typeof addressOf
  canClick: typeof canClick
  drawImage: typeof drawImage
  findCaptchas: typeof findCaptchas
  keepFields: typeof keepFields
  mark: typeof mark
  observe: typeof observe
  observeQueue: typeof observeQueue
  pick: typeof pick
  readOwnSource: typeof readOwnSource
  resolvePath: typeof resolvePath
  restoreFields: typeof restoreFields
  scrollToImage: typeof scrollToImage
  seeSignals: typeof seeSignals
  selectFrames: typeof selectFrames
  selectText: typeof selectText
  stopPicking: typeof stopPicking
  unmark: typeof unmark
  fieldValue: typeof fieldValue
}
