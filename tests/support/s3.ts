import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const place = {
  bucket: 'muster-files',
  region: 'cn-north-1',
  accessKey: 'AKIDTEST',
  secretKey: 'not/a+secret',
}
const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest()

/**
 * A store on loopback that speaks as much S3 as files need: PUT, GET, DELETE and a list in pages of two. Each
 * request must bear a signature (AWS Signature Version 4, worked out here anew from its published steps) of what
 * came over the wire, body included; any other is refused as S3 does.
 */
export async function startS3() {
  const objects = new Map<string, { body: Buffer; written: Date }>()
  /** answers 503 to so many requests to come */
  const trouble = { count: 0 }
  const server: Server = createServer((request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)))
  })

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const body = await bodyOf(request)
    const fail = (status: number, code: string) =>
      response.writeHead(status).end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`)
    if (trouble.count > 0) {
      trouble.count--
      return fail(503, 'SlowDown')
    }
    const fault = signatureFault(request, body)
    if (fault) return fail(403, fault)
    const url = new URL(request.url ?? '', 'http://s3')
    const key = decodeURIComponent(url.pathname.slice(`/${place.bucket}/`.length))
    if (!`${url.pathname}/`.startsWith(`/${place.bucket}/`)) return fail(404, 'NoSuchBucket')
    if (request.method === 'PUT') {
      objects.set(key, { body, written: new Date() })
      return response.writeHead(200).end()
    }
    if (request.method === 'DELETE') {
      objects.delete(key)
      return response.writeHead(204).end()
    }
    if (url.searchParams.get('list-type') === '2') return list(url, response)
    const found = objects.get(key)
    if (!found) return fail(404, 'NoSuchKey')
    response.writeHead(200, { 'Content-Length': found.body.length }).end(found.body)
  }

  function list(url: URL, response: ServerResponse) {
    const keys = [...objects.keys()].sort()
    const from = Number((url.searchParams.get('continuation-token') ?? 'a&0').split('&')[1])
    const page = keys.slice(from, from + 2)
    const more = from + 2 < keys.length
    response
      .writeHead(200, { 'Content-Type': 'application/xml' })
      .end(
        `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${page
          .map(
            (key) =>
              `<Contents><Key>${key}</Key><LastModified>${objects.get(key)?.written.toISOString()}</LastModified></Contents>`,
          )
          .join(
            '',
          )}${more ? `<NextContinuationToken>a&amp;${from + 2}</NextContinuationToken>` : ''}</ListBucketResult>`,
      )
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    place: { ...place, endpoint: `http://127.0.0.1:${port}` },
    objects,
    trouble,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections()),
  }
}

function signatureFault(request: IncomingMessage, body: Buffer): string | null {
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    )
  if (!parts) return 'AccessDenied'
  const [, access, day = '', region = '', names = '', signature] = parts
  const payload = String(request.headers['x-amz-content-sha256'] ?? '')
  if (access !== place.accessKey || region !== place.region) return 'InvalidAccessKeyId'
  if (request.method === 'PUT' && payload !== sha256(body)) return 'XAmzContentSHA256Mismatch'
  if (!names.split(';').includes('host') || !names.split(';').includes('x-amz-date')) return 'AccessDenied'
  const url = new URL(request.url ?? '', 'http://s3')
  const encode = (text: string) =>
    encodeURIComponent(text).replace(
      /[!'()*]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
    )
  const canonical = [
    request.method,
    url.pathname,
    [...url.searchParams]
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .sort()
      .join('&'),
    ...names.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}`),
    '',
    names,
    payload,
  ].join('\n')
  const date = String(request.headers['x-amz-date'])
  if (Math.abs(Date.now() - timeOf(date)) > 900_000) return 'RequestTimeTooSkewed'
  const toSign = ['AWS4-HMAC-SHA256', date, `${day}/${region}/s3/aws4_request`, sha256(canonical)].join('\n')
  const key = hmac(hmac(hmac(hmac(`AWS4${place.secretKey}`, day), region), 's3'), 'aws4_request')
  return hmac(key, toSign).toString('hex') === signature ? null : 'SignatureDoesNotMatch'
}

const timeOf = (date: string) =>
  Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
