import { expect, it } from 'vitest'
import { Pdf } from './pdf.server'

it('keeps Chinese text as text, and few bytes of the type', async () => {
  const pdf = new Pdf({ title: '报价单', lang: 'zh-CN', foot: (n, total) => `第 ${n} 页，共 ${total} 页` })
  pdf.heading('报价单 Q-2026-0001').facts([
    ['供应商', '湖南示例应急装备有限公司'],
    ['空', ''],
  ])
  pdf.table(
    [
      { head: '名称', width: 3 },
      { head: '数量', width: 1, align: 'right' },
    ],
    Array.from({ length: 60 }, (_, i) => [`移动排水泵车 ${i + 1}`, '2 台']),
  )
  const file = await pdf.end()
  expect(file.subarray(0, 5).toString()).toBe('%PDF-')
  expect(file.byteLength).toBeLessThan(150_000)
  // One map from glyphs to letters for each of the two weights.
  expect(file.toString('latin1').match(/\/ToUnicode/g)).toHaveLength(2)
  expect(file.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1)
})
