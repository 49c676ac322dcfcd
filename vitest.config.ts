import { defineConfig } from 'vitest/config'
import { inPageSource } from './build/in-page-source.ts'

const slow = 'test/unit/**/*.slow.test.ts'

export default defineConfig({
  plugins: [inPageSource()],
  test: {
    maxWorkers: 2,
    projects: [
      // Most tests take milliseconds, so Vitest's default timeout is far more than a busy machine needs.
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.ts'], exclude: [slow] } },
      // Tests that load the runtime, start a process or wait for a deadline: a busy machine may take half a minute.
      {
        extends: true,
        test: { name: 'slow', include: [slow], testTimeout: 60_000, hookTimeout: 60_000 },
      },
    ],
  },
})
