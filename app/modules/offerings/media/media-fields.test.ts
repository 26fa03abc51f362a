import { describe, expect, it } from 'vitest'
import type { MediaRow } from '~db/documents'
import type { FormFields } from '../offering-form'
import { sameFields } from '../revisions/revision'
import { mediaIn, moveMedia, withMedia, withoutMedia } from './media-fields'
import { mergeWords, videoPlaces } from './media-words'

const photo = (id: number, altZh = '', altEn = ''): MediaRow => ({ id, kind: 'photo', altZh, altEn })
const start: FormFields = { nameZh: '排水泵车', 'spec.flow_rate': '3000' }
const three = withMedia(start, [
  photo(1, '侧面', 'Side'),
  photo(2),
  photo(3, '水带接口'),
  { ...photo(9, '说明书'), kind: 'document' },
])
const order = (fields: FormFields) => mediaIn(fields).map(({ id }) => id)

describe('the media of a form', () => {
  it('stand in the order they were added, photos before documents, beside what else was typed', () => {
    expect(mediaIn(three)).toEqual([
      photo(1, '侧面', 'Side'),
      photo(2),
      photo(3, '水带接口'),
      { ...photo(9, '说明书'), kind: 'document' },
    ])
    expect(three).toMatchObject(start)
  })

  it('are shown once, however often they are added', () => {
    expect(order(withMedia(three, [photo(1, '侧面')]))).toEqual([2, 3, 1, 9])
  })

  it('move among their kind and stop at its ends', () => {
    expect(order(moveMedia(three, 3, -1))).toEqual([1, 3, 2, 9])
    expect(order(moveMedia(three, 1, 5))).toEqual([2, 3, 1, 9])
    expect(order(moveMedia(three, 1, -1))).toEqual([1, 2, 3, 9])
    expect(moveMedia(three, 77, 1)).toBe(three)
  })

  it('are gone once they are removed, with words that only count again once they are put back', () => {
    const gone = [1, 2, 3, 9].reduce(withoutMedia, three)
    expect(mediaIn(gone)).toEqual([])
    expect(sameFields(gone, start)).toBe(true)
    expect(sameFields(three, start)).toBe(false)
    expect(gone['alt.m1.zh']).toBe('侧面')
    expect(withoutMedia(three, 77)).toBe(three)
  })
})

describe('the words of media', () => {
  const merged = (sent: FormFields, fields = three) => mergeWords(fields, sent)

  it('are taken in one line, of those shown alone', () => {
    const { fields } = merged({
      'alt.m1.zh': '  车尾\n 接口 ',
      'alt.m2.en': 'x'.repeat(500),
      'alt.m77.zh': '别人的',
      nameZh: '另一个',
    })
    expect(mediaIn(fields).slice(0, 2)).toEqual([
      photo(1, '车尾 接口', 'Side'),
      photo(2, '', 'x'.repeat(200)),
    ])
    expect(fields.nameZh).toBe('排水泵车')
    expect(Object.keys(fields)).not.toContain('alt.m77.zh')
  })

  it('stay where they were not sent, and go where they were emptied', () => {
    expect(mediaIn(merged({ 'alt.m1.en': '' }).fields)[0]).toEqual(photo(1, '侧面'))
    expect(merged({}).fields).toBe(three)
  })

  it('of two windows are both kept; what both changed otherwise stays, and is named', () => {
    const other = merged({ 'alt.m1.zh': '车头' }).fields
    const was = { 'was.alt.m1.zh': '侧面', 'was.alt.m2.zh': '', 'was.alt.m3.zh': '水带接口' }
    const answer = merged(
      { ...was, 'alt.m1.zh': '侧面', 'alt.m2.zh': '车尾', 'alt.m3.zh': '水带接口' },
      other,
    )
    expect(mediaIn(answer.fields).map(({ altZh }) => altZh)).toEqual(['车头', '车尾', '水带接口', '说明书'])
    expect(answer.conflicts).toEqual([])
    const clash = merged({ ...was, 'alt.m1.zh': '尾部' }, other)
    expect(clash).toEqual({ fields: other, conflicts: [{ field: 'alt.m1.zh', stored: '车头' }] })
    expect(merged({ ...was, 'alt.m1.zh': '车头' }, other)).toEqual({ fields: other, conflicts: [] })
  })

  it('name films, with room for one more than there are', () => {
    const { fields } = merged({ 'video.v3.url': 'https://a.example/x', 'video.v3.title': '演练' })
    expect(fields).toMatchObject({ 'video.v3.url': 'https://a.example/x', 'video.v3.title': '演练' })
    expect(videoPlaces(fields)).toEqual([0, 1, 2, 3, 4])
    expect(videoPlaces({ ...fields, 'video.v9.url': 'x' })).toHaveLength(10)
  })
})
