import { fileURLToPath } from 'node:url'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import { precompress } from './scripts/lib/precompress.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

/** Shared with the test runner, so that both resolve the same names. */
export const alias = [
  { find: /^~\//, replacement: here('./app/') },
  { find: /^~db\//, replacement: here('./db/') },
  { find: /^~search\//, replacement: here('./search/') },
]

/**
 * The web server, the worker and the thread that makes timetables are entries of the one server build, so that
 * they and the routes share one copy of each module. Remix sets the input itself, hence a plugin that comes after it.
 */
const serverEntries = {
  name: 'muster:server-entries',
  enforce: 'post',
  config: (_config, { isSsrBuild, command }) =>
    command === 'build' && isSsrBuild
      ? {
          build: {
            rollupOptions: {
              input: {
                main: here('./app/main.server.ts'),
                worker: here('./app/worker.server.ts'),
                timetable: here('./app/modules/events/meetings/timetable/solver-thread.server.ts'),
              },
              output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
            },
          },
        }
      : undefined,
}

export default defineConfig({
  root: here('.'),
  publicDir: here('./app/public'),
  // Chosen by `app/platform/env.server.ts` at run time, never at build time.
  envDir: false,
  resolve: { alias },
  plugins: [
    tailwindcss(),
    remix({
      ignoredRouteFiles: ['**/*.test.{ts,tsx}'],
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        // Open to CPU exhaustion through /__manifest.
        v3_lazyRouteDiscovery: false,
        // Open to CVE-2026-34077, which has no fix in Remix 2.
        v3_singleFetch: false,
      },
    }),
    serverEntries,
    precompress(here('./build/client')),
  ],
  build: { target: 'es2022', sourcemap: false, reportCompressedSize: false },
  server: { watch: { ignored: ['**/.data/**', '**/build/**'] } },
})
