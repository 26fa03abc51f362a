import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const compressible = /\.(?:js|css|svg|json|txt|xml|webmanifest|ico|map)$/
const smallest = 1024

/** A Vite plugin: writes `.br` and `.gz` beside every text file of the client build. */
export function precompress(folder) {
  let isClient = false
  return {
    name: 'muster:precompress',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      isClient = !config.build.ssr
    },
    async closeBundle() {
      if (!isClient) return
      for (const file of await readdir(folder, { recursive: true })) {
        if (compressible.test(file)) await compressFile(join(folder, file))
      }
    },
  }
}

async function compressFile(file) {
  const bytes = await readFile(file)
  if (bytes.length < smallest) return
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    promisify(gzip)(bytes, { level: 9 }),
  ])
  await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)])
}
