import { defineConfig } from 'vitest/config'

/** Tests sit beside the code in src/; what crosses layers is in test/. The last line printed is the totals. */
export default defineConfig({
  test: {
    reporters: ['default', './test/plain-totals.ts'],
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 30_000,
  },
})
