import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import { FILE_ID, type FileStore } from './file-store.server'

export type S3Place = {
  endpoint: string
  bucket: string
  region: string
  accessKey: string
  secretKey: string
}

const ATTEMPTS = 3
const TIMEOUT_MS = 60_000

/**
 * Files in a bucket of a store that speaks S3, one object each, named as on a disk; other objects of the bucket
 * are left alone. Addresses are path-style (`endpoint/bucket/key`), which every such store takes.
 *
 * The one place beside `guardedFetch` that goes out: the address is the operator's, from the environment, may well
 * be a private one, and no part of it comes from a user but the id, which is a UUID of ours.
 */
export function s3FileStore({ endpoint, bucket, region, accessKey, secretKey }: S3Place): FileStore {
  const client = new AwsClient({
    accessKeyId: accessKey,
    secretAccessKey: secretKey,
    service: 's3',
    region,
    retries: ATTEMPTS - 1,
  })
  const root = `${endpoint.replace(/\/+$/, '')}/${encodeURIComponent(bucket)}`
  const addressOf = (id: string) => `${root}/${keyOf(id)}`
  const ask = (url: string, init: RequestInit = {}) =>
    client.fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) })
  const remove = async (id: string) => {
    await expectOk(await ask(addressOf(id), { method: 'DELETE' }), 'remove', [404])
  }
  return {
    async write(id, bytes) {
      const answer = await ask(addressOf(id), {
        method: 'PUT',
        body: bytes as BodyInit,
        headers: {
          'Content-Type': 'application/octet-stream',
          'X-Amz-Content-Sha256': createHash('sha256').update(bytes).digest('hex'),
        },
      })
      await expectOk(answer, 'write')
    },
    async read(id) {
      if (!FILE_ID.test(id)) return null
      const answer = await ask(addressOf(id))
      if (answer.status === 404) {
        await answer.body?.cancel()
        return null
      }
      if (!answer.ok || answer.body === null) throw await failure(answer, 'read')
      return { size: Number(answer.headers.get('content-length')), body: answer.body }
    },
    remove,
    async *list(before) {
      let more: string | null = ''
      while (more !== null) {
        const query = new URLSearchParams({ 'list-type': '2', ...(more && { 'continuation-token': more }) })
        const answer = await ask(`${root}?${query}`)
        if (!answer.ok) throw await failure(answer, 'list')
        const page = await answer.text()
        for (const [, entry = ''] of page.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)) {
          const id = (within(entry, 'Key') ?? '').split('/').at(-1) ?? ''
          const written = new Date(within(entry, 'LastModified') ?? '')
          if (!FILE_ID.test(id) || within(entry, 'Key') !== keyOf(id) || !(written < before)) continue
          yield { id, remove: () => remove(id) }
        }
        more = within(page, 'IsTruncated') === 'true' ? within(page, 'NextContinuationToken') : null
      }
    },
  }
}

/** @throws RangeError for anything that is no id of ours */
function keyOf(id: string): string {
  if (!FILE_ID.test(id)) throw new RangeError('not the id of a file')
  return `${id.slice(0, 2)}/${id.slice(2, 4)}/${id}`
}

/** The text of the first element of this name; tokens and keys hold no other entities. */
function within(xml: string, name: string): string | null {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]
  if (text === undefined) return null
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

async function expectOk(answer: Response, what: string, alsoGood: number[] = []): Promise<void> {
  if (!answer.ok && !alsoGood.includes(answer.status)) throw await failure(answer, what)
  await answer.body?.cancel()
}

/** For the log: what the store says, without what was sent to it. */
async function failure(answer: Response, what: string): Promise<Error> {
  const text = await answer.text().catch(() => '')
  return new Error(`the file store could not ${what}: ${answer.status} ${within(text, 'Code') ?? ''}`.trim())
}
