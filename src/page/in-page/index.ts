/**
 * The functions that run in the page. Each takes one plain argument and returns plain data (`resolvePath`: an element). They
 * keep nothing in the page between two calls.
 */
export { drawImage, originOf, readOwnSource, requestAgain, scrollToImage } from './draw-image.ts'
export { canClick, fieldValues, findInvalidField, keepFields, restoreFields, selectText } from './fields.ts'
export { findCaptchas } from './find/find-captchas.ts'
export { findOthers } from './find/find-others.ts'
export { canReload, refreshWays } from './find/refresh.ts'
export { rankSubmits } from './find/submit.ts'
export { awaitPause, nextChange, observeArrival, stopWaiting } from './hook/next-change.ts'
export { clickQuietly, isInReach, pressEnterQuietly, typeByKeys, typeQuietly } from './hook/quiet.ts'
export { loadLazily, observeStanding } from './hook/standing.ts'
export { fingerprintsAt, showsOnlyImage } from './image.ts'
export { observeMaker } from './maker.ts'
export { mark, unmark } from './mark.ts'
export { observeRoom } from './observe-room.ts'
export { resolvePath } from './paths.ts'
export { pick, stopPicking } from './pick/pick.ts'
export { selectFrames } from './pick/selectors.ts'
export { observeFirst, observeScene } from './scene.ts'
export { seeSignals } from './signals.ts'
