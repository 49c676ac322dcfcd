/**
 * What runs in the page. Every function takes one plain argument and resolves to plain data (or, `resolvePath`, to an
 * element); nothing is kept in the page between two calls.
 */
export { addressOf, drawImage, readOwnSource, scrollToImage } from './draw-image.ts'
export { canClick, fieldValue, keepFields, restoreFields, selectText } from './fields.ts'
export { findCaptchas } from './find/find-captchas.ts'
export { mark, unmark } from './mark.ts'
export { observe, seeSignals } from './observe.ts'
export { observeRoom } from './observe-room.ts'
export { resolvePath } from './paths.ts'
export { pick, stopPicking } from './pick/pick.ts'
export { selectFrames } from './pick/selectors.ts'
