import { describe, expect, it } from 'vitest'
import { MAX_FORM_BYTES, readForm } from './read-form.server'

const urlEncoded = (body: string | Uint8Array, type = 'application/x-www-form-urlencoded') =>
  new Request('http://muster.test/', {
    method: 'POST',
    body: body as BodyInit,
    headers: { 'content-type': type },
  })

const multipart = (fill: (form: FormData) => void) => {
  const form = new FormData()
  fill(form)
  return new Request('http://muster.test/', { method: 'POST', body: form })
}

const files = { count: 2, each: 100_000, total: 150_000 }
const file = (size: number, name = 'a.png') => new File([new Uint8Array(size)], name)

async function refusal(reading: Promise<FormData>): Promise<string> {
  try {
    await reading
    return 'read'
  } catch (error) {
    if (!(error instanceof Response)) throw error
    return `${error.status} ${(await error.json()).code}`
  }
}

describe('a form', () => {
  it('is read as it was filled in, in both encodings', async () => {
    const sent = await readForm(
      urlEncoded('name=%E6%B0%B4+%E6%B3%B5&tick=a&tick=b&contacts[0].email=&text=1%0D%0A2'),
    )
    expect([...sent]).toEqual([
      ['name', '水 泵'],
      ['tick', 'a'],
      ['tick', 'b'],
      ['contacts[0].email', ''],
      ['text', '1\r\n2'],
    ])
    const parts = await readForm(multipart((form) => form.append('name', '水泵')))
    expect([...parts]).toEqual([['name', '水泵']])
  })

  it.each([
    ['JSON', '{"a":1}', 'application/json'],
    ['plain text', 'a=1', 'text/plain'],
    ['XML', '<a/>', 'text/xml'],
    ['another multipart', '--x--', 'multipart/mixed; boundary=x'],
  ])('is not %s', async (_what, body, type) => {
    expect(await refusal(readForm(urlEncoded(body, type)))).toBe('415 not_a_form')
  })

  it.each([
    ['a broken percent sign', 'a=100%'],
    ['broken UTF-8', 'a=%E6%B0'],
    ['an overlong encoding', 'a=%C0%AF'],
    ['NUL', 'a=%00'],
    ['an escape character', 'a=%1B[0m'],
    ['a name of spaces', '+=1'],
    ['the prototype', '__proto__.admin=1'],
    ['the prototype, deeper', 'a.constructor.b=1'],
    ['a name that is no path', 'a[b=1'],
  ])('is not read with %s in it', async (_what, body) => {
    expect(await refusal(readForm(urlEncoded(body)))).toBe('422 form_unreadable')
  })

  it('is not read with raw bytes that are no UTF-8, in either encoding', async () => {
    expect(await refusal(readForm(urlEncoded(new Uint8Array([0x61, 0x3d, 0xff]))))).toBe(
      '422 form_unreadable',
    )
    const head = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n'
    const body = Buffer.concat([Buffer.from(head), Buffer.from([0xff]), Buffer.from('\r\n--x--\r\n')])
    expect(await refusal(readForm(urlEncoded(body, 'multipart/form-data; boundary=x')))).toBe(
      '422 form_unreadable',
    )
  })

  it.each([
    ['too many fields', Array.from({ length: 501 }, (_, number) => `f${number}=1`).join('&')],
    ['one name too often', 'tick=1&'.repeat(201)],
    ['too long a name', `${'n'.repeat(101)}=1`],
    ['too long a value', `a=${'v'.repeat(20_001)}`],
    ['too deep a name', 'a.b.c.d.e=1'],
    ['a list of holes', 'a[999999999]=1'],
    ['too many bytes', `a=${'v'.repeat(MAX_FORM_BYTES)}`],
  ])('is too large with %s', async (_what, body) => {
    expect(await refusal(readForm(urlEncoded(body)))).toBe('413 form_too_large')
  })

  it.each(['urlencoded', 'multipart'])('that never ends is left at the limit: %s', async (encoding) => {
    let pulled = 0
    const chunk = Buffer.alloc(16_384, 'a')
    const body = new ReadableStream({
      start(controller) {
        if (encoding === 'multipart')
          controller.enqueue(Buffer.from('--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n'))
      },
      pull(controller) {
        pulled += chunk.length
        controller.enqueue(chunk)
      },
    })
    const type =
      encoding === 'multipart' ? 'multipart/form-data; boundary=x' : 'application/x-www-form-urlencoded'
    const request = new Request('http://muster.test/', {
      method: 'POST',
      body,
      headers: { 'content-type': type },
      duplex: 'half',
    } as RequestInit)
    expect(await refusal(readForm(request))).toBe('413 form_too_large')
    expect(pulled).toBeLessThan(4 * MAX_FORM_BYTES)
  })

  it.each([
    ['no boundary', 'multipart/form-data', 'x'],
    ['no end', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1'],
    ['no beginning', 'multipart/form-data; boundary=x', 'junk'],
  ])('in parts is not read with %s', async (_what, type, body) => {
    expect(await refusal(readForm(urlEncoded(body, type)))).toBe('422 form_unreadable')
  })
})

describe('files in a form', () => {
  it('are given where they are expected; an input left empty gives none', async () => {
    const form = await readForm(
      multipart((sent) => {
        sent.append('logo', file(10))
        sent.append('licence', new File([], ''))
      }),
      { files },
    )
    expect([...form.keys()]).toEqual(['logo'])
    expect((form.get('logo') as File).size).toBe(10)
  })

  it('are refused where none is expected, however small', async () => {
    expect(await refusal(readForm(multipart((form) => form.append('a', file(10)))))).toBe(
      '413 form_too_large',
    )
  })

  it.each([
    ['each', [100_001], '413 file_too_large'],
    ['all together', [90_000, 90_000, 0], '413 file_too_large'],
    ['number', [10, 10, 10], '413 too_many_files'],
  ])('are limited: %s', async (_what, sizes, answer) => {
    const sent = multipart((form) => {
      for (const size of sizes) if (size > 0) form.append('a', file(size))
    })
    const total = sizes.length === 3 && sizes[0] === 90_000 ? 100_000 : files.total
    expect(await refusal(readForm(sent, { files: { ...files, total } }))).toBe(answer)
  })

  it('may not come with a header without end', async () => {
    const body = `--x\r\nContent-Disposition: form-data; name="a"; filename="${'n'.repeat(5_000)}"\r\n\r\n1\r\n--x--\r\n`
    const sent = urlEncoded(body, 'multipart/form-data; boundary=x')
    expect(await refusal(readForm(sent, { files }))).toBe('413 form_too_large')
  })
})
