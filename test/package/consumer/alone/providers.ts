import { capsolver, chain, fixed, local } from 'solve-image-captchas/providers'
export const provider = chain(local(), capsolver({ apiKey: 'x' }), fixed('x'))
