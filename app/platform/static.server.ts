import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import type { RequestHandler } from 'express'

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
}

type Variant = { file: string; size: number }
type Entry = { type: string; etag: string; cache: string; identity: Variant; br?: Variant; gzip?: Variant }

/**
 * Serves the client build from a list made once, so that no request touches the disk before it is known
 * to name a file, and nothing outside the folder can be named. `.br` and `.gz` twins are preferred when
 * the browser takes them; names under `assets/` carry a hash and may be kept for ever.
 */
export async function staticFiles(folder: string): Promise<RequestHandler> {
  const entries = await listFiles(folder)
  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next()
    const entry = entries.get(request.path)
    if (!entry) {
      // A hashed name that is gone must not be answered by a page, which a browser could keep.
      if (request.path.startsWith('/assets/')) {
        response.status(404).type('text/plain').set('Cache-Control', 'no-store').send('no such file\n')
        return
      }
      return next()
    }
    const offered = [...(entry.br ? ['br'] : []), ...(entry.gzip ? ['gzip'] : []), 'identity']
    const encoding = request.acceptsEncodings(offered)
    const compressed = encoding === 'br' ? entry.br : encoding === 'gzip' ? entry.gzip : undefined
    const variant = compressed ?? entry.identity
    const etag = compressed ? `"${entry.etag}-${encoding}"` : `"${entry.etag}"`
    response.set({ 'Content-Type': entry.type, 'Cache-Control': entry.cache, ETag: etag })
    if (entry.br || entry.gzip) response.vary('Accept-Encoding')
    if (compressed) response.set('Content-Encoding', encoding as string)
    if (request.headers['if-none-match']?.split(/\s*,\s*/).includes(etag)) {
      response.status(304).end()
      return
    }
    response.set('Content-Length', String(variant.size))
    if (request.method === 'HEAD') {
      response.end()
      return
    }
    createReadStream(variant.file)
      .on('error', (error) => (response.headersSent ? response.destroy(error) : next(error)))
      .pipe(response)
  }
}

async function listFiles(folder: string): Promise<Map<string, Entry>> {
  const sizes = new Map<string, number>()
  for (const name of await readdir(folder, { recursive: true })) {
    const found = await stat(join(folder, name))
    if (found.isFile() && !name.startsWith('.')) sizes.set(name, found.size)
  }
  const variant = (name: string): Variant | undefined => {
    const size = sizes.get(name)
    return size === undefined ? undefined : { file: join(folder, name), size }
  }
  const entries = new Map<string, Entry>()
  for (const name of sizes.keys()) {
    const type = types[extname(name)]
    const identity = variant(name)
    if (!type || !identity) continue
    const path = `/${name.split(sep).map(encodeURIComponent).join('/')}`
    entries.set(path, {
      type,
      identity,
      etag: createHash('sha256')
        .update(await readFile(identity.file))
        .digest('base64url')
        .slice(0, 22),
      cache: path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      br: variant(`${name}.br`),
      gzip: variant(`${name}.gz`),
    })
  }
  return entries
}
