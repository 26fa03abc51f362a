import { describe, expect, it } from 'vitest'
import { newsOfNeed, newsOfOffering, type SeenNeed, type SeenOffering } from './item'

const need = (part: Partial<SeenNeed> = {}): SeenNeed => ({
  state: 'open',
  visibility: 'public',
  until: '2027-02-01',
  near: null,
  visible: true,
  ...part,
})
const offering = (part: Partial<SeenOffering> = {}): SeenOffering => ({
  state: 'published',
  version: 1,
  price: '1000|CNY',
  visible: true,
  ...part,
})

describe('what there is to tell of a saved need', () => {
  it.each([
    ['nothing, where nothing changed', {}, {}, null],
    ['that it was matched', {}, { state: 'matched' }, 'need_matched'],
    ['that it is open again', { state: 'in_trial' }, {}, 'need_open'],
    ['that it was met, though it is not shown any more', {}, { state: 'met', visible: false }, 'need_met'],
    ['that it was withdrawn', {}, { state: 'withdrawn', visible: false }, 'need_withdrawn'],
    [
      'nothing of one that was first taken from them',
      {},
      { state: 'met', visibility: 'invited', visible: false },
      null,
    ],
    ['nothing of one that is only hidden', {}, { visibility: 'invited', visible: false }, null],
    [
      'nothing of one that they had ceased to see',
      { visible: false },
      { state: 'met', visible: false },
      null,
    ],
    ['that it was renewed', {}, { until: '2027-05-01' }, 'need_renewed'],
    ['nothing of a day that comes earlier', {}, { until: '2027-01-15' }, null],
    ['that its last day is near', { until: '2026-11-30' }, { until: '2026-11-30' }, 'need_near'],
    ['that once', { until: '2026-11-30', near: '2026-11-30' }, { until: '2026-11-30' }, null],
    ['nothing of days where it is matched', {}, { state: 'matched', until: '2026-11-30' }, 'need_matched'],
  ] as const)('%s', (_, before, now, news) => {
    expect(newsOfNeed(need(before), need(now), '2026-11-30')).toBe(news)
  })
})

describe('what there is to tell of a saved offering', () => {
  it.each([
    ['nothing, where nothing changed', {}, {}, null],
    ['that it is paused', {}, { state: 'paused', visible: false }, 'offering_paused'],
    ['that it is there again', { state: 'paused', visible: false }, {}, 'offering_published'],
    ['that it is gone for good', {}, { state: 'archived', visible: false }, 'offering_archived'],
    [
      'that its price changed, before that it has a new version',
      {},
      { version: 2, price: '9|CNY' },
      'offering_price',
    ],
    ['that it has a new version', {}, { version: 2 }, 'offering_version'],
    ['nothing of one whose enterprise is suspended', {}, { version: 2, visible: false }, null],
  ] as const)('%s', (_, before, now, news) => {
    expect(newsOfOffering(offering(before), offering(now))).toBe(news)
  })
})
