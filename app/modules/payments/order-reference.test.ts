import { expect, it } from 'vitest'
import { orderOfReference, referenceOf } from './order-reference'

it('the reference of a transfer names its order, and is none with one digit wrong or two that changed places', () => {
  for (const id of [1, 12, 90_210, 1_234_567]) {
    const reference = referenceOf(id)
    expect(orderOfReference(` ${reference.toLowerCase().replace('mu', 'mu ')}`)).toBe(id)
    for (let place = 2; place < reference.length; place++) {
      const wrong = String((Number(reference[place]) + 3) % 10)
      expect(orderOfReference(reference.slice(0, place) + wrong + reference.slice(place + 1))).toBeNull()
    }
  }
  expect(orderOfReference('MU0000127'.replace('27', '72'))).toBeNull()
  expect(orderOfReference('booth 12')).toBeNull()
})
