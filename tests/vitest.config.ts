import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
const alias = [
  { find: /^~\//, replacement: `${root}app/` },
  { find: /^~db\//, replacement: `${root}db/` },
  { find: /^~search\//, replacement: `${root}search/` },
]

export default defineConfig({
  root,
  resolve: { alias },
  test: {
    environment: 'node',
    // An unhandled rejection fails the run; a test that hangs fails by itself.
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{app,db,search,scripts}/**/*.test.{ts,tsx,mjs}', 'tests/support/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/{integration,concurrency,relevance}/**/*.test.ts'],
          globalSetup: ['tests/support/engines.ts'],
        },
      },
    ],
  },
})
