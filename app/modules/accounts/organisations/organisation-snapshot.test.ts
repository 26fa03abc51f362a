import { describe, expect, it } from 'vitest'
import { changedFields, completeness, OrganisationSnapshot } from './organisation-snapshot'

const snapshot: OrganisationSnapshot = {
  kind: 'enterprise',
  nameZh: '湘江泵业',
  nameEn: '',
  region: '430000',
  creditCode: '9144030071526726XG',
  teamType: null,
  parentAuthority: '',
  introZh: '做排水泵。',
  introEn: '',
  website: '',
  documents: [
    { fileId: 'a', kind: 'business_licence', name: '执照.pdf' },
    { fileId: 'b', kind: 'other', name: '说明.pdf' },
  ],
}

describe('the difference of two snapshots', () => {
  it('is everything that is said, where nothing was reviewed before', () => {
    expect(changedFields(null, snapshot)).toEqual([
      'kind',
      'nameZh',
      'creditCode',
      'region',
      'introZh',
      'documents',
    ])
  })

  it('is empty for the same facts, whatever the order of documents and through JSON', () => {
    const again = OrganisationSnapshot.parse(
      JSON.parse(JSON.stringify({ ...snapshot, documents: [...snapshot.documents].reverse() })),
    )
    expect(changedFields(snapshot, again)).toEqual([])
  })

  it('names what was changed, added and taken away', () => {
    const next = {
      ...snapshot,
      nameZh: '湘江重泵',
      region: null,
      website: 'https://example.com/',
      documents: snapshot.documents.slice(1),
    }
    expect(changedFields(snapshot, next)).toEqual(['nameZh', 'region', 'website', 'documents'])
  })
})

describe('what is missing before an organisation can be submitted', () => {
  const missing = (facts: OrganisationSnapshot, contacts: number) =>
    completeness(facts, { contacts, documents: facts.documents.length }).flatMap(({ what, done }) =>
      done ? [] : [what],
    )

  it('depends on its kind', () => {
    const bare = { ...snapshot, region: null, creditCode: null, introZh: '', documents: [] }
    expect(missing(bare, 0)).toEqual(['creditCode', 'region', 'introZh', 'contacts', 'documents'])
    expect(missing({ ...bare, kind: 'rescue_team' }, 0)).toEqual([
      'teamType',
      'parentAuthority',
      'region',
      'introZh',
      'contacts',
      'documents',
    ])
    expect(missing({ ...bare, kind: 'organizer' }, 1)).toEqual(['region', 'introZh', 'documents'])
  })

  it('is nothing for an enterprise that says all', () => {
    expect(missing(snapshot, 1)).toEqual([])
  })
})
