import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { crc32, deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { checkUpload } from '~/platform/files/check-upload.server'
import { contentDisposition, safeName } from '~/platform/files/file-rules'
import { makeGuardedFetch } from '~/platform/guarded-fetch.server'
import { expectRefusal, get, logOf, post, withoutEffect } from '../../support/attack'
import { makeOrganisation, makePerson, signInAs } from '../../support/people'
import { useSite } from '../../support/site'

const code = (act: Promise<unknown>) => act.then(() => 'taken').catch((error) => error.code)
const file = (bytes: string | Buffer, name: string, type: string) =>
  new File([bytes as unknown as BlobPart], name, { type })

/** A PNG whose header promises `side` × `side` pixels. */
function bomb(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc((Math.ceil(side / 8) + 1) * side))
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

function multipart(parts: { name: string; filename?: string; type?: string; body: string }[]) {
  const mark = 'x-boundary-x'
  const text = parts.map(
    ({ name, filename, type, body }) =>
      `--${mark}\r\nContent-Disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}\r\n` +
      `${type ? `Content-Type: ${type}\r\n` : ''}\r\n${body}\r\n`,
  )
  return { body: `${text.join('')}--${mark}--\r\n`, type: `multipart/form-data; boundary=${mark}` }
}

describe('attacks by files', () => {
  const site = useSite({ engine: 'none', keepsLog: true })
  const db = () => site.database.db

  it.each([
    '/.env',
    '/.git/config',
    '/package.json',
    '/build/server/main.js',
    '/server/main.js',
    '/.data/secret-key',
    '/assets/.vite/manifest.json',
    '/files/etc/passwd',
    '/@fs/etc/passwd',
    '/@vite/client',
    '/app/main.server.ts?raw',
    '/node_modules/pg/package.json',
    '/assets/%252e%252e/%252e%252e/package.json',
  ])('find nothing of the server’s own at %s', async (path) => {
    const answer = await get(site, path)
    const built = path.startsWith('/assets/')
    expectRefusal(answer, 404, built ? 'no such file' : '没有这个页面')
    if (!built) expect(await logOf(site, answer)).toMatchObject([{ status: 404 }])
  })

  it.each([
    '/assets/../../package.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/..%5c..%5cpackage.json',
    '/assets/....//....//package.json',
    '/assets/..;/package.json',
    '//etc/passwd',
  ])('climb out of no folder: %s', async (path) => {
    const answer = await get(site, path)
    expectRefusal(answer, 400, '网址不对')
  })

  it.each([
    ['a page called a picture', '<!doctype html><script>alert(1)</script>', 'logo.png', 'image/png'],
    [
      'an SVG with a script',
      '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      'a.svg',
      'image/svg+xml',
    ],
    ['a script called a PDF', '#!/bin/sh\nid', 'licence.pdf', 'application/pdf'],
    ['an archive', 'PK\u0003\u0004rest', 'a.png', 'image/png'],
    ['a GIF that is a script as well', 'GIF89a/*x*/=alert(1)', 'a.gif', 'image/gif'],
    ['nothing', '', 'a.png', 'image/png'],
  ])('take no %s for what it is called', async (_what, bytes, name, type) => {
    expect(await code(checkUpload(file(bytes, name, type), 'image'))).toMatch(
      /^(image_type_refused|file_empty)$/,
    )
    expect(await code(checkUpload(file(bytes, name, type), 'document'))).toMatch(
      /^(file_type_refused|file_empty|not_a_pdf)$/,
    )
  })

  it('unpack no picture of a billion pixels', async () => {
    expect(await code(checkUpload(file(bomb(32_000), 'a.png', 'image/png'), 'image'))).toBe('image_too_large')
  })

  it('take no PDF that acts when it is opened', async () => {
    const pdf =
      '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>\nendobj\n%%EOF\n'
    expect(await code(checkUpload(file(pdf, 'a.pdf', 'application/pdf'), 'document'))).toBe('pdf_active')
  })

  it('name no file that a reader or a file system takes amiss', () => {
    for (const [sent, kept] of [
      ['../../etc/cron.d/x.png', 'x.png'],
      ['C:\\Windows\\a.exe', 'a.png'],
      ['photo\u202egnp.exe', 'photognp.png'],
      ['.htaccess', 'file.png'],
      ['a"\r\nSet-Cookie: x.png', 'aSet-Cookie x.png'],
    ] as const)
      expect(safeName(sent, 'image/png')).toBe(kept)
    expect(contentDisposition('attachment', '发票"\r\nx.png')).not.toMatch(/[\r\n]|filename="[^"]*"[^;]/)
  })

  it('send no file to a form that asks for none', async () => {
    const { body, type } = multipart([
      { name: 'email', body: 'a@example.com' },
      { name: 'password', filename: 'a.php', type: 'application/x-php', body: '<?php system($_GET[0]);' },
    ])
    const { answer, entries } = await withoutEffect(site, () =>
      post(site, '/sign-in', body, { headers: { 'content-type': type } }),
    )
    expectRefusal(answer, 413, '提交的内容太多')
    expect(entries).toEqual([])
  })

  it('open no document by its id to whoever may not judge it, nor through another organisation', async () => {
    const owner = await makePerson(db())
    const reviewer = await makePerson(db(), { platformRole: 'reviewer' })
    const [one, other] = [
      await makeOrganisation(db(), { members: [[owner, 'owner']] }),
      await makeOrganisation(db()),
    ]
    const id = randomUUID()
    await db()
      .insertInto('files')
      .values({
        id,
        organisation_id: one,
        purpose: 'document',
        name: 'a.pdf',
        media_type: 'application/pdf',
        byte_size: 1,
        sha256: Buffer.alloc(32),
      })
      .execute()
    const asOwner = (await signInAs(db(), owner)).cookie
    const asReviewer = (await signInAs(db(), reviewer)).cookie
    const path = (organisation: number, name: string = id) =>
      `/review/organisations/${organisation}/documents/${name}`
    const { entries } = await withoutEffect(site, async () => {
      expectRefusal(await get(site, path(one), asOwner), 404, '找不到')
      expectRefusal(await get(site, path(other), asReviewer), 404, '找不到')
      for (const name of ['..%2f..%2fetc%2fpasswd', randomUUID(), "'%20or%20true", `${id}0`])
        expect((await get(site, path(one, name), asReviewer)).status).toBeGreaterThanOrEqual(400)
      expect((await get(site, path(one))).headers.location).toMatch(/^\/sign-in/)
    })
    expect(entries).toEqual([])
  })
})

describe('attacks by addresses that the site is to fetch', () => {
  it.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://10.0.0.1/',
    'http://[fd00:ec2::254]/',
    'http://[64:ff9b::a00:1]/',
    'file:///etc/passwd',
    'gopher://127.0.0.1:6379/_FLUSHALL',
    'http://user:pass@example.com/',
    'http://example.com:5432/',
  ])('lead nowhere inside: %s', async (url) => {
    const asked: string[] = []
    const fetch = makeGuardedFetch({
      lookup: (name, options, done) => {
        asked.push(name)
        if (options.all) done(null, [{ address: '127.0.0.1', family: 4 }])
        else done(null, '127.0.0.1', 4)
      },
    })
    expect(await code(fetch(url))).toBe('url_refused')
    expect(asked.filter((name) => name !== 'localhost')).toEqual([])
  })

  it('lead nowhere by a name that answers twice, nor by a redirect', async () => {
    const requests: string[] = []
    const server = createServer((request, response) => {
      requests.push(String(request.url))
      response.writeHead(302, { location: 'http://inside.example/' }).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      const { port } = server.address() as AddressInfo
      const answers: Record<string, string[]> = {
        'rebinding.example': ['127.0.0.1', '10.0.0.1'],
        'inside.example': ['192.168.0.1'],
      }
      const fetch = makeGuardedFetch({
        lookup: (name, options, done) => {
          const list = answers[name] ?? []
          const address = (list.length > 1 ? list.shift() : list[0]) ?? '10.9.9.9'
          if (options.all) done(null, [{ address, family: 4 }])
          else done(null, address, 4)
        },
        addresses: ['127.0.0.1'],
        ports: [port, 80],
      })
      expect(await code(fetch(`http://rebinding.example:${port}/first`))).toBe('url_refused')
      expect(await code(fetch(`http://rebinding.example:${port}/second`))).toBe('url_refused')
      expect(requests).toEqual(['/first'])
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })
})
