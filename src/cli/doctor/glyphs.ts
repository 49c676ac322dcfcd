/**
 * Letters and digits that are not taken for one another, as strokes in a box of 20 by 30. They are drawn by us, so that
 * the self-test needs neither a font nor a captcha library.
 */
export const glyphs: Readonly<Record<string, string>> = {
  A: 'M0 30L10 0L20 30M4 19L16 19',
  E: 'M18 0L2 0L2 30L18 30M2 15L15 15',
  F: 'M18 0L2 0L2 30M2 15L15 15',
  H: 'M2 0L2 30M18 0L18 30M2 15L18 15',
  K: 'M2 0L2 30M18 0L2 18M8 13L18 30',
  L: 'M2 0L2 30L17 30',
  M: 'M1 30L1 0L10 19L19 0L19 30',
  N: 'M2 30L2 0L18 30L18 0',
  P: 'M2 30L2 0L11 0C20 0 20 16 11 16L2 16',
  R: 'M2 30L2 0L11 0C20 0 20 16 11 16L2 16M10 16L18 30',
  T: 'M0 0L20 0M10 0L10 30',
  U: 'M2 0L2 20C2 33 18 33 18 20L18 0',
  Y: 'M0 0L10 15L20 0M10 15L10 30',
  2: 'M3 8C3 -3 18 -3 18 8C18 15 6 20 2 30L19 30',
  3: 'M3 4C8 -3 18 -1 17 7C17 13 12 14 9 14C15 14 19 18 18 23C17 31 6 33 2 25',
  4: 'M14 30L14 0L1 21L20 21',
  7: 'M1 0L19 0L8 30',
}
