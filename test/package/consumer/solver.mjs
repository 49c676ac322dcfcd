import { createSolver, OriginNotAllowedError } from 'solve-image-captchas'

const solver = createSolver()
await solver.close()
console.log(`${Object.keys(solver).join(' ')}: ${OriginNotAllowedError.name}`)
