import { describe, expect, it } from 'vitest'
import { asAt, type SignUp, type SignUpContent, withSettled } from './sign-up'

const [OVER, AHEAD, NEW] = [1, 2, 3]
const offering = (offeringId: number) => ({
  ...{ offeringId, powerWatts: null, water: false, spaceM2: null, flight: false, note: '' },
})
const content = (stops: number[], offerings: number[], leftOut: SignUpContent['leftOut'] = []) => ({
  ...{ stops, contactName: '张工', contactPhone: '028-1234', note: '', needs: [], people: [], leftOut },
  offerings: offerings.map(offering),
})
const signUp = (said: SignUpContent): SignUp => ({
  ...said,
  ...{ id: 9, eventId: 8, side: 'enterprise', version: 1, signedBy: null },
  organisation: { id: 7, nameZh: '企业', nameEn: '' },
  ...{ signedAt: new Date(0), updatedAt: new Date(0) },
  stops: said.stops.map((stopId) => ({ stopId, state: 'accepted', since: new Date(0), reason: '' })),
})
const broughtTo = (stop: number, said: SignUpContent) =>
  asAt(signUp(said), stop)
    .offerings.map(({ offeringId }) => offeringId)
    .sort()

describe('what is said when some stops are over', () => {
  const before = signUp(content([OVER, AHEAD], [11, 12], [{ stopId: OVER, thingId: 12 }]))
  const say = (now: SignUpContent) => withSettled(now, before, (stop) => stop === OVER)

  it('leaves on record what came to them, whatever is brought to the stops ahead', () => {
    const said = say(content([AHEAD, NEW], [12, 13]))
    expect(broughtTo(OVER, said)).toEqual([11])
    expect(broughtTo(AHEAD, said)).toEqual([12, 13])
    expect(broughtTo(NEW, said)).toEqual([12, 13])
    expect([...said.stops].sort()).toEqual([OVER, AHEAD, NEW])
  })

  it('says the same when it is sent again, from the form that it makes too', () => {
    const said = say(content([AHEAD], [13]))
    const again = withSettled(content([AHEAD], [13]), signUp(said), (stop) => stop === OVER)
    const fromForm = withSettled({ ...said, stops: [AHEAD] }, signUp(said), (stop) => stop === OVER)
    for (const one of [said, again, fromForm]) {
      expect(broughtTo(OVER, one)).toEqual([11])
      expect(broughtTo(AHEAD, one)).toEqual([13])
    }
  })

  it('is what is said where none is over', () => {
    const now = content([AHEAD], [13])
    expect(withSettled(now, before, () => false)).toEqual(now)
    expect(withSettled(now, null, () => true)).toEqual(now)
  })
})
