import { createSolver, defineModule, type SolverOptions } from 'solve-image-captchas'

const options: SolverOptions = { minScore: 0.9, modules: [defineModule({ name: 'x', image: 'img' })] }
export const solver = createSolver(options)
