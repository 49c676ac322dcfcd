import { defineConfig } from 'vitest/config'
import { inPageSource } from './build/in-page-source.ts'

export default defineConfig({
  plugins: [inPageSource()],
  // Most tests take milliseconds; the first that loads the runtime, or starts Python, takes a busy machine half a minute.
  test: { include: ['test/unit/**/*.test.ts'], maxWorkers: 2, testTimeout: 60_000 },
})
