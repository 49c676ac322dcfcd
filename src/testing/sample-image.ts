const SAMPLE_PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAGAAAAAkAgMAAAALP9fRAAAADFBMVEX///8EBARXV1enp6dtxDKnAAAACXBIWXMAAAsTAAALEwEAmpwYAAAA10lEQVQo' +
  'z93Q0Q2CMBAG4P8gNfEBfWIERuBZRuChBw2YyAiO0CU6gnt0CfZwA7wSJFRcQJuQcP3I3f0Av37O/v2mhmONkdmSgfMn7r9A0kAx+z1kGqrjaguXyXky' +
  'qsYB+X0LAIPMfFcOEaStgPN7SDSob0Jdrq26h4DsSqxDna/DmQWOV4E21M5HIAsRs5RJg6iVdKY5W2ai5CgqUBPar0stkFuQLuRytDHIyDl5uo5YgMPG' +
  '0j/TMYQPyVALdZueW5DgAsIlc/RLJHh42H+CBA8w2g389XkBqntCb9yvTPoAAAAASUVORK5CYII='

/**
 * Returns a PNG of 96 x 36 pixels that shows `H7K2`. It is a view of a larger buffer, as images in practice often are, so
 * that a provider which reads `image.buffer` instead of `image` reads too much and fails.
 */
export function makeSampleImage(): Uint8Array {
  const bytes = Buffer.from(SAMPLE_PNG, 'base64')
  const roomy = new Uint8Array(bytes.length + 16).fill(0xff)
  roomy.set(bytes, 8)
  return roomy.subarray(8, 8 + bytes.length)
}
