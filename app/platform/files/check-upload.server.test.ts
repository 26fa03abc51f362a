import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { checkUpload } from './check-upload.server'
import type { Purpose } from './file-rules'

const upload = (bytes: Uint8Array | string, name: string, type = '') =>
  new File([bytes as BlobPart], name, { type })
const picture = (width = 40, height = 30) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 60, b: 20 } } })

async function refusal(file: File, purpose: Purpose = 'image'): Promise<string> {
  try {
    await checkUpload(file, purpose)
    return 'taken'
  } catch (error) {
    return (error as { code: string }).code
  }
}

/** A PNG of one colour and one bit a pixel, by hand: no encoder would make it so large. */
function hugePng(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
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

const pdf = (inside = '', tail = '%%EOF\n') =>
  `%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${inside} >>\nendobj\ntrailer << /Root 1 0 R >>\n${tail}`
const packedIn = (inside: string, filter = '/FlateDecode') =>
  Buffer.concat([
    Buffer.from(`%PDF-1.7\n2 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter ${filter} >>\nstream\n`),
    deflateSync(Buffer.from(inside)),
    Buffer.from('\nendstream\nendobj\n%%EOF\n'),
  ])

describe('an uploaded image', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('is taken for what its bytes are: %s', async (format) => {
    const bytes = await picture().toFormat(format).toBuffer()
    const checked = await checkUpload(upload(bytes, 'evil.html', 'text/html'), 'image')
    expect(checked).toMatchObject({ mediaType: `image/${format}`, width: 40, height: 30 })
    expect(checked.name).toBe(`evil.${format === 'jpeg' ? 'jpg' : format}`)
  })

  it('loses where and by whom it was taken, and stands upright', async () => {
    const bytes = await picture()
      .withExif({
        IFD0: { Artist: 'Wu Secret' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 15/1 0/1' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    expect((await sharp(bytes).metadata()).exif).toBeDefined()
    const checked = await checkUpload(upload(bytes, 'photo.jpg'), 'image')
    expect((await sharp(checked.bytes).metadata()).exif).toBeUndefined()
    expect(checked.bytes.includes('Exif')).toBe(false)
    expect(checked).toMatchObject({ width: 30, height: 40 })
  })

  it('loses whatever hides behind its last pixel', async () => {
    const bytes = Buffer.concat([await picture().png().toBuffer(), Buffer.from('<script>alert(1)</script>')])
    const checked = await checkUpload(upload(bytes, 'a.png'), 'image')
    expect(checked.bytes.includes('script')).toBe(false)
  })

  it('is made smaller where it is larger than any page shows it', async () => {
    const bytes = await picture(4_000, 1_000).jpeg().toBuffer()
    expect(await checkUpload(upload(bytes, 'wide.jpg'), 'image')).toMatchObject({ width: 2_400, height: 600 })
  })

  it('is refused when it would unpack to more pixels than it may have', async () => {
    const bomb = hugePng(12_000)
    expect(bomb.length).toBeLessThan(100_000)
    expect(await refusal(upload(bomb, 'bomb.png'))).toBe('image_too_large')
  })

  it('is refused when it is cut off or damaged', async () => {
    const bytes = await picture(400, 400).jpeg().toBuffer()
    expect(await refusal(upload(bytes.subarray(0, bytes.length / 2), 'cut.jpg'))).toBe('image_unreadable')
    const png = await picture().png().toBuffer()
    expect(await refusal(upload(png.subarray(0, 40), 'cut.png'))).toBe('image_unreadable')
  })

  it.each([
    ['an SVG by another name', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['an XML that holds one', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a GIF that is a script as well', 'GIF89a/*\u0001\u0001*/=alert(1)//;'],
    ['a PDF', pdf()],
    ['a text', 'hello'],
    ['a programme', '\u007fELF\u0002\u0001\u0001'],
  ])('is not %s', async (_what, text) => {
    expect(await refusal(upload(text, 'a.png', 'image/png'))).toBe('image_type_refused')
  })

  it('is not nothing, and not more than the limit', async () => {
    expect(await refusal(upload('', 'a.png'))).toBe('file_empty')
    expect(await refusal(upload(new Uint8Array(10 * 1_048_576 + 1), 'a.png'))).toBe('file_too_large')
  })

  it('waits for the one before it, also when that was refused', async () => {
    const good = await picture().png().toBuffer()
    const results = await Promise.all([
      refusal(upload(good.subarray(0, 40), 'a.png')),
      refusal(upload(good, 'b.png')),
      refusal(upload(hugePng(12_000), 'c.png')),
      refusal(upload(good, 'd.png')),
    ])
    expect(results).toEqual(['image_unreadable', 'taken', 'image_too_large', 'taken'])
  })
})

describe('an uploaded PDF', () => {
  it('is kept as it is', async () => {
    const checked = await checkUpload(upload(pdf(), '营业执照.docx', 'application/msword'), 'document')
    expect(checked).toMatchObject({ mediaType: 'application/pdf', name: '营业执照.pdf', width: null })
    expect(checked.bytes.toString()).toBe(pdf())
    expect(await refusal(upload(packedIn('<< /Type /Page >>'), 'a.pdf'), 'document')).toBe('taken')
  })

  it.each([
    ['JavaScript', pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>')],
    ['JavaScript spelt with escapes', pdf('/OpenAction << /S /J#61vaScr#69pt /JS (x) >>')],
    ['a programme to start', pdf('/OpenAction << /S /Launch /F (cmd.exe) >>')],
    ['an attachment', pdf('/Names << /EmbeddedFiles 3 0 R >>')],
    ['a form that is sent', pdf('/AA << /O << /S /SubmitForm >> >>')],
    ['JavaScript in a packed stream', packedIn('<< /S /JavaScript /JS (x) >>')],
  ])('is refused with %s', async (_what, bytes) => {
    expect(await refusal(upload(bytes, 'a.pdf'), 'document')).toBe('pdf_active')
  })

  it.each([
    ['not finished', pdf('', ''), 'not_a_pdf'],
    ['protected', pdf('/Encrypt 5 0 R'), 'pdf_encrypted'],
    [
      'packed in a way that cannot be read',
      pdf('', '2 0 obj << /Type /ObjStm >>\nstream\nnot packed\nendstream\n%%EOF\n'),
      'not_a_pdf',
    ],
    ['a page with a PDF behind it', `<html>${pdf()}`, 'file_type_refused'],
  ])('is refused when it is %s', async (_what, bytes, code) => {
    expect(await refusal(upload(bytes, 'a.pdf'), 'document')).toBe(code)
  })

  it('is refused, not unpacked, when its streams would fill the memory', async () => {
    const bomb = packedIn('x'.repeat(40_000_000))
    expect(bomb.length).toBeLessThan(100_000)
    expect(await refusal(upload(bomb, 'a.pdf'), 'document')).toBe('not_a_pdf')
  })

  it('that repeats the beginning of a stream without end is done with', async () => {
    const many = pdf('/ObjStm '.repeat(200_000))
    expect(await refusal(upload(many, 'a.pdf'), 'document')).toBe('taken')
  })
})
