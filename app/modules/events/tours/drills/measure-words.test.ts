import { describe, expect, it } from 'vitest'
import { vocabularyFromFiles } from '../../../../../tests/support/vocabulary'
import { measureWords } from './measure-words'

const vocabulary = vocabularyFromFiles()
const measure = (
  attribute: string | null,
  label: string,
  unit: string,
  demanded: string,
  measured: string,
) => ({
  ...{ attribute, label, unit, demanded, measured },
})

describe('a measure in words', () => {
  it('is said in the language of its reader where the vocabulary knows it', () => {
    for (const [unit, demanded] of [
      ['m3/h', '≥ 3000'],
      ['m³/h', '≥ 3,000'],
    ] as const) {
      const flow = measure('flow_m3h', '额定流量', unit, demanded, '2480')
      expect(measureWords(flow, vocabulary, 'zh')).toMatchObject({
        ...{ label: '额定流量', unit: 'm³/h', demanded: '≥ 3,000', measured: '2,480' },
      })
      expect(measureWords(flow, vocabulary, 'en')).toMatchObject({ label: 'Rated flow', unit: 'm³/h' })
    }
  })

  it('names values and says yes or no, whether codes or names were kept', () => {
    for (const written of ['= trailer', '拖挂'])
      expect(
        measureWords(measure('transport_mode', '运输方式', '', written, ''), vocabulary, 'en'),
      ).toMatchObject({
        ...{ demanded: 'trailer', measured: '' },
      })
    for (const written of ['= ✓', '是'])
      expect(
        measureWords(measure('self_power', '自带动力', '', written, '否'), vocabulary, 'en'),
      ).toMatchObject({
        ...{ demanded: 'Yes', measured: 'No' },
      })
  })

  it('stays as it was typed where it is not of the vocabulary', () => {
    const typed = measure(null, '连续供电', '小时', '≥ 6', '约 6 小时')
    expect(measureWords(typed, vocabulary, 'en')).toEqual(typed)
    const own = measure('flow_m3h', '夜间流量', 'L/s', '≥ 3000', '约 2400')
    expect(measureWords(own, vocabulary, 'en')).toMatchObject({
      ...{ label: '夜间流量', unit: 'L/s', measured: '约 2400' },
    })
  })
})
