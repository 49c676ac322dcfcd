const { createSolver, OriginNotAllowedError } = require('solve-image-captchas')

const solver = createSolver()
solver.close().then(() => console.log(`${Object.keys(solver).join(' ')}: ${OriginNotAllowedError.name}`))
