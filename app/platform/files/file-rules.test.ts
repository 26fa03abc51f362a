import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentDisposition, safeName } from './file-rules'

describe('the name of a file', () => {
  it.each([
    ['../../etc/passwd', 'passwd.pdf'],
    ['..\\..\\boot.ini', 'boot.pdf'],
    ['营业执照 2026.PDF', '营业执照 2026.pdf'],
    ['a.php.png', 'a.php.pdf'],
    ['.htaccess', 'file.pdf'],
    ['', 'file.pdf'],
    ['...', 'file.pdf'],
    ['x\u202egnp.exe', 'xgnp.pdf'],
    ['a\r\nSet-Cookie: x=1', 'aSet-Cookie x=1.pdf'],
    ['<img src=x>.pdf', 'img src=x.pdf'],
  ])('%j becomes %j', (sent, kept) => {
    expect(safeName(sent, 'application/pdf')).toBe(kept)
  })

  it('is never a path, never long, and always fits its header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (sent) => {
        const name = safeName(sent, 'image/png')
        expect(name).not.toMatch(/[/\\\r\n\0]|^\./)
        expect([...name].length).toBeLessThanOrEqual(104)
        if (!/[\ud800-\udfff]/.test(name.replace(/[\ud800-\udbff][\udc00-\udfff]/g, '')))
          expect(
            () => new Headers({ 'Content-Disposition': contentDisposition('inline', name) }),
          ).not.toThrow()
      }),
    )
  })

  it('is written for old clients and new ones', () => {
    expect(contentDisposition('attachment', "图'1.pdf")).toBe(
      'attachment; filename="_1.pdf"; filename*=UTF-8\'\'%E5%9B%BE%271.pdf',
    )
  })
})
