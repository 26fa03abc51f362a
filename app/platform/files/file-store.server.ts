import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Where the bytes of files are. What they are, and whose, stands in the table `files`. */
export type FileStore = {
  /** keeps the bytes for good before it resolves; an id is written once */
  write(id: string, bytes: Uint8Array): Promise<void>
  /** null: there are none. The stream opens the file when it is first read */
  read(id: string): Promise<{ size: number; body: ReadableStream<Uint8Array> } | null>
  remove(id: string): Promise<void>
  /** what was last written before `before`; `id` null: a leftover of a write that never ended */
  list(before: Date): AsyncIterable<{ id: string | null; remove(): Promise<void> }>
}

/** Of a file: a UUID, which nobody can guess. */
export const FILE_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const CHUNK = 65_536

/** Files in a folder of this machine, or one that all its processes share. */
export function localFileStore(folder: string): FileStore {
  const pathOf = (id: string) => {
    if (!FILE_ID.test(id)) throw new RangeError('not the id of a file')
    return join(folder, id.slice(0, 2), id.slice(2, 4), id)
  }
  return {
    async write(id, bytes) {
      const path = pathOf(id)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const draft = `${path}.part`
      const file = await open(draft, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(draft, path)
      await syncFolder(dirname(path))
    },
    async read(id) {
      if (!FILE_ID.test(id)) return null
      const path = pathOf(id)
      const found = await stat(path).catch(missing)
      return found && { size: found.size, body: lazyStream(path) }
    },
    remove: (id) => rm(pathOf(id), { force: true }),
    async *list(before) {
      for await (const path of walk(folder)) {
        const found = await stat(path).catch(missing)
        if (!found || found.mtime >= before) continue
        const name = path.slice(dirname(path).length + 1)
        yield { id: FILE_ID.test(name) ? name : null, remove: () => rm(path, { force: true }) }
      }
    },
  }
}

function missing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

/** So that the name is there as surely as the bytes. */
async function syncFolder(folder: string) {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function* walk(folder: string): AsyncGenerator<string> {
  const entries = await opendir(folder).catch(missing)
  if (!entries) return
  for await (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* walk(path)
    else if (entry.isFile()) yield path
  }
}

/** Nobody may ever read it, as with HEAD: nothing is opened before somebody does. */
function lazyStream(path: string): ReadableStream<Uint8Array> {
  let file: Awaited<ReturnType<typeof open>> | undefined
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        file ??= await open(path, 'r')
        const { bytesRead, buffer } = await file.read(new Uint8Array(CHUNK), 0, CHUNK)
        if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead))
        await file.close()
        controller.close()
      },
      async cancel() {
        await file?.close()
      },
    },
    { highWaterMark: 0 },
  )
}
