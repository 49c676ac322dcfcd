import { defineConfig } from 'vitest/config'
import { inPageSource } from './build/in-page-source.ts'

export default defineConfig({
  plugins: [inPageSource()],
  test: { include: ['test/unit/**/*.test.ts'], maxWorkers: 2, testTimeout: 20_000 },
})
