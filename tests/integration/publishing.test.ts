import { beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '~/modules/accounts/viewer'
import { claimEvidence, type MatchNeed, matchOf } from '~/modules/matching'
import { gapsOfOffering } from '~/modules/matching/index.server'
import { compareView, type Offering, offeringCardView, offeringDetailView } from '~/modules/offerings'
import {
  actOnOfferings,
  changeTerms,
  decideRevision,
  discardRevision,
  previewOf,
  readOffering,
  readOfferingQueue,
  readOfferingVersions,
  readOwnOfferings,
  readTerms,
  readWorkingCopy,
  saveStep,
  startOffering,
  submitRevision,
  withdrawRevision,
} from '~/modules/offerings/index.server'
import { offeringSchema } from '~/modules/offerings/offering.schema'
import { fieldsOfContent } from '~/modules/offerings/offering-form'
import { useDatabase } from '../support/database'
import { sampleNeeds } from '../support/matching'
import { makeOrganisation, makePerson, viewerOf } from '../support/people'
import { testServices } from '../support/services'

const database = useDatabase('sample world')
const services = () => testServices(database)
const db = () => database.db
const site = { origin: 'https://muster.example' }
const code = (code: string) => expect.objectContaining({ code })

let enterprise: number
let editor: Person
let reader: Person
let reviewer: Person
beforeAll(async () => {
  const people = await Promise.all([
    makePerson(db()),
    makePerson(db()),
    makePerson(db(), { platformRole: 'reviewer' }),
  ])
  const [one, two, three] = people as [{ id: number }, { id: number }, { id: number }]
  enterprise = await makeOrganisation(db(), {
    members: [
      [one, 'editor'],
      [two, 'viewer'],
    ],
  })
  editor = await viewerOf(db(), one, { organisationId: enterprise })
  reader = await viewerOf(db(), two, { organisationId: enterprise })
  reviewer = await viewerOf(db(), three)
})

let names = 0
const beginning = () => ({
  organisationId: enterprise,
  nameZh: `测试泵 ${++names}`,
  track: 'T05.02',
  equipmentClass: 'GMB',
  copyFrom: null,
})
const figures = { 'spec.flow_m3h': '3,000', 'unit.flow_m3h': 'm3/h' }
const uses = { scenarios: 'S03.2', conditions: 'NOPOWER' }

/** A draft with all that a review asks for. */
async function written() {
  const id = await startOffering(services(), editor, beginning())
  await saveStep(services(), editor, { id, version: 1, step: 'figures', sent: figures })
  const { version } = await saveStep(services(), editor, { id, version: 2, step: 'uses', sent: uses })
  return { id, version }
}
/** One that is published. */
async function published() {
  const { id, version } = await written()
  await submitRevision(services(), editor, { id, version })
  await decideRevision(services(), reviewer, { id, version, decision: 'publish' }, site)
  return id
}
const terms = (priceMinor: number | null) => ({
  priceMinor,
  priceMaxMinor: null,
  currency: 'CNY',
  priceBasis: 'sale' as const,
  leadTimeDays: 10,
  capacityPerMonth: null,
})
/** Where the notices of this event lead whose mails are to go out. */
const toldOf = async (event: string) =>
  (
    await db()
      .selectFrom('notices')
      .select('path')
      .where('event', '=', event)
      .where('mail_due_at', 'is not', null)
      .execute()
  ).map(({ path }) => path)

describe('an offering that is written', () => {
  it('begins as a draft that only its organisation sees; a second click gives the same', async () => {
    const first = beginning()
    const [id, again] = await Promise.all([
      startOffering(services(), editor, first),
      startOffering(services(), editor, first),
    ])
    expect(again).toBe(id)
    expect((await readWorkingCopy(db(), editor, id)).fields).toMatchObject({
      nameZh: first.nameZh,
      track: 'T05.02',
    })
    await expect(readOffering(db(), 'public', id)).rejects.toEqual(code('not_found'))
    const outsider = await viewerOf(db(), await makePerson(db()))
    await expect(readWorkingCopy(db(), outsider, id)).rejects.toEqual(code('not_found'))
    await expect(
      saveStep(services(), reader, { id, version: 1, step: 'figures', sent: figures }),
    ).rejects.toEqual(code('not_allowed'))
  })

  it('keeps what was typed however wrong it is, page by page, and tells whoever was second', async () => {
    const id = await startOffering(services(), editor, beginning())
    const wrong = { 'spec.flow_m3h': 'sehr viel', 'unit.flow_m3h': 'm3/h' }
    const [one, two] = await Promise.allSettled([
      saveStep(services(), editor, { id, version: 1, step: 'figures', sent: wrong }),
      saveStep(services(), editor, { id, version: 1, step: 'uses', sent: uses }),
    ])
    const refused = [one, two].filter((each) => each.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]).toMatchObject({ reason: code('changed_meanwhile') })
    await saveStep(services(), editor, { id, version: 2, step: 'figures', sent: wrong })
    expect((await readWorkingCopy(db(), editor, id)).fields).toMatchObject(wrong)
    await expect(submitRevision(services(), editor, { id, version: 3 })).rejects.toEqual(
      code('offering_incomplete'),
    )
  })

  it('loses a box that is no longer ticked, and nothing of the other pages', async () => {
    const { id, version } = await written()
    const after = await saveStep(services(), editor, {
      id,
      version,
      step: 'uses',
      sent: { scenarios: ['S02'] },
    })
    expect(after.fields.conditions).toBeUndefined()
    expect(after.fields).toMatchObject({ scenarios: ['S02'], ...figures })
  })

  it('can be begun from another of the same organisation, and from nobody else’s', async () => {
    const { id } = await written()
    const copy = await startOffering(services(), editor, { ...beginning(), copyFrom: id })
    expect((await readWorkingCopy(db(), editor, copy)).fields).toMatchObject({
      ...figures,
      nameZh: `测试泵 ${names}`,
    })
    const foreign = await db()
      .selectFrom('offerings')
      .select('id')
      .where('organisation_id', '<>', enterprise)
      .limit(1)
      .executeTakeFirstOrThrow()
    await expect(startOffering(services(), editor, { ...beginning(), copyFrom: foreign.id })).rejects.toEqual(
      code('not_found'),
    )
  })

  it('is thrown away whole where it was never published, and only what was written where it was', async () => {
    const { id, version } = await written()
    expect(await discardRevision(services(), editor, { id, version })).toBe(false)
    await expect(readOffering(db(), 'staff', id)).rejects.toEqual(code('not_found'))
    const live = await published()
    await saveStep(services(), editor, { id: live, version: 0, step: 'uses', sent: { scenarios: ['S02'] } })
    expect(await discardRevision(services(), editor, { id: live, version: 1 })).toBe(true)
    expect((await readOffering(db(), 'public', live)).scenarios).toEqual(['S03.2'])
  })
})

describe('the review of an offering', () => {
  it('needs a verified organisation and a member who may publish', async () => {
    const person = await makePerson(db())
    const unverified = await makeOrganisation(db(), { state: 'unverified', members: [[person, 'owner']] })
    const owner = await viewerOf(db(), person, { organisationId: unverified })
    const id = await startOffering(services(), owner, { ...beginning(), organisationId: unverified })
    await saveStep(services(), owner, { id, version: 1, step: 'figures', sent: figures })
    await saveStep(services(), owner, { id, version: 2, step: 'uses', sent: uses })
    await expect(submitRevision(services(), owner, { id, version: 3 })).rejects.toEqual(code('not_verified'))
  })

  it('publishes what was submitted, and nothing that was written since it was shown', async () => {
    const { id, version } = await written()
    await submitRevision(services(), editor, { id, version })
    await submitRevision(services(), editor, { id, version })
    expect((await readOfferingQueue(db(), {})).rows.filter((row) => row.id === id)).toHaveLength(1)
    await expect(saveStep(services(), editor, { id, version, step: 'uses', sent: {} })).rejects.toEqual(
      code('in_review'),
    )
    await withdrawRevision(services(), editor, { id })
    expect((await readOffering(db(), 'staff', id)).state).toBe('draft')
    const after = await saveStep(services(), editor, {
      id,
      version,
      step: 'uses',
      sent: { scenarios: ['S02'] },
    })
    await submitRevision(services(), editor, { id, version: after.version })
    await expect(
      decideRevision(services(), reviewer, { id, version, decision: 'publish' }, site),
    ).rejects.toEqual(code('review_changed'))
    await decideRevision(services(), reviewer, { id, version: after.version, decision: 'publish' }, site)
    expect(await readOffering(db(), 'public', id)).toMatchObject({
      state: 'published',
      version: 1,
      scenarios: ['S02'],
    })
    expect(await toldOf('offering_published')).toContain(`/offerings/${id}`)
  })

  it('returns it with reasons on fields; mended, it is submitted again', async () => {
    const { id, version } = await written()
    await submitRevision(services(), editor, { id, version })
    const decide = (reasons: Record<string, string>) =>
      decideRevision(services(), reviewer, { id, version, decision: 'return', reasons }, site)
    await expect(decide({})).rejects.toEqual(code('reason_missing'))
    await decide({ 'spec.flow_m3h': '请附检测报告' })
    expect((await readWorkingCopy(db(), editor, id)).revision).toMatchObject({
      state: 'returned',
      reasons: { 'spec.flow_m3h': '请附检测报告' },
    })
    expect((await readOffering(db(), 'staff', id)).state).toBe('returned')
    await submitRevision(services(), editor, { id, version })
    expect((await readOffering(db(), 'staff', id)).state).toBe('in_review')
  })

  it('lets one of two reviewers decide', async () => {
    const { id, version } = await written()
    await submitRevision(services(), editor, { id, version })
    const other = await viewerOf(db(), await makePerson(db(), { platformRole: 'reviewer' }))
    const decided = await Promise.allSettled([
      decideRevision(services(), reviewer, { id, version, decision: 'publish' }, site),
      decideRevision(services(), other, { id, version, decision: 'return', reasons: { all: 'x' } }, site),
    ])
    expect(decided.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(decided.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: code('review_changed'),
    })
  })

  it('is nobody’s who belongs to the organisation, and not for who is no reviewer', async () => {
    const { id, version } = await written()
    await submitRevision(services(), editor, { id, version })
    await expect(
      decideRevision(services(), editor, { id, version, decision: 'publish' }, site),
    ).rejects.toEqual(code('not_found'))
    const person = await makePerson(db(), { platformRole: 'reviewer' })
    await db()
      .insertInto('memberships')
      .values({ organisation_id: enterprise, person_id: person.id, role: 'viewer' })
      .execute()
    const insider = await viewerOf(db(), person)
    await expect(
      decideRevision(services(), insider, { id, version, decision: 'publish' }, site),
    ).rejects.toEqual(code('own_organisation'))
  })
})

describe('an offering that is public', () => {
  it('stays as it is until a change of it is approved; every version is kept', async () => {
    const id = await published()
    await saveStep(services(), editor, {
      id,
      version: 0,
      step: 'figures',
      sent: { ...figures, 'spec.flow_m3h': '5000' },
    })
    await submitRevision(services(), editor, { id, version: 1 })
    expect((await readOffering(db(), 'public', id)).specs[0]?.number).toBe(3000)
    await decideRevision(services(), reviewer, { id, version: 1, decision: 'publish' }, site)
    expect(await readOffering(db(), 'public', id)).toMatchObject({ version: 2, specs: [{ number: 5000 }] })
    const versions = await readOfferingVersions(db(), 'public', id)
    expect(versions.map(({ version, offering }) => [version, offering.specs[0]?.number])).toEqual([
      [2, 5000],
      [1, 3000],
    ])
    await saveStep(services(), editor, {
      id,
      version: 0,
      step: 'figures',
      sent: { ...figures, 'spec.flow_m3h': '5000' },
    })
    await expect(submitRevision(services(), editor, { id, version: 1 })).rejects.toEqual(
      code('nothing_changed'),
    )
  })

  it('changes price and lead time at once, which an approval of an older text does not take back', async () => {
    const id = await published()
    await saveStep(services(), editor, { id, version: 0, step: 'uses', sent: { scenarios: ['S02'] } })
    const written = { price: '50000', leadTimeDays: '10', currency: 'CNY', priceBasis: 'sale' }
    const read = readTerms(written, await services().vocabulary(), 'zh')
    const before = await readOffering(db(), 'public', id)
    await changeTerms(services(), editor, { id, version: 1, terms: read })
    const { updatedAt } = await readOffering(db(), 'public', id)
    const now = { priceMinor: 5_000_000, leadTimeDays: 10, version: 2, updatedAt }
    expect(await readOffering(db(), 'public', id)).toEqual({ ...before, ...now })
    await changeTerms(services(), editor, { id, version: 1, terms: terms(5_000_000) })
    const { version } = await readWorkingCopy(db(), editor, id)
    await submitRevision(services(), editor, { id, version })
    await changeTerms(services(), editor, { id, version: 2, terms: terms(4_000_000) })
    const shown = await readWorkingCopy(db(), editor, id)
    await decideRevision(services(), reviewer, { id, version: shown.version, decision: 'publish' }, site)
    expect(await readOffering(db(), 'public', id)).toMatchObject({
      priceMinor: 4_000_000,
      leadTimeDays: 10,
      scenarios: ['S02'],
      version: 4,
    })
    await expect(changeTerms(services(), editor, { id, version: 1, terms: terms(1) })).rejects.toEqual(
      code('changed_meanwhile'),
    )
  })

  it('is paused, resumed and archived by its organisation, one or several at once', async () => {
    const ids = [await published(), await published()]
    const { id: draft } = await written()
    expect(await actOnOfferings(services(), editor, { ids: [...ids, draft], act: 'pause' })).toEqual({
      done: 2,
      left: 1,
    })
    await expect(readOffering(db(), 'public', ids[0] as number)).rejects.toEqual(code('not_found'))
    expect(await actOnOfferings(services(), editor, { ids, act: 'resume' })).toEqual({ done: 2, left: 0 })
    await expect(
      actOnOfferings(services(), editor, { ids: [ids[0] as number], act: 'resume' }),
    ).rejects.toEqual(code('offering_state'))
    await expect(actOnOfferings(services(), reader, { ids, act: 'archive' })).rejects.toEqual(
      code('not_allowed'),
    )
    await actOnOfferings(services(), editor, { ids, act: 'archive' })
    const { counts } = await readOwnOfferings(db(), enterprise, { limit: 5 })
    expect(counts.archived).toBe(2)
    const { rows } = await readOwnOfferings(db(), enterprise, { filter: 'archived', limit: 5 })
    expect(rows.map(({ id }) => id).sort()).toEqual([...ids].sort())
  })
})

describe('a claim to work without power', () => {
  const said = async (offering: Offering) => {
    const vocabulary = await services().vocabulary()
    const words = { vocabulary, lang: 'en' as const, standingsOf: claimEvidence(vocabulary) }
    const need = { ...(sampleNeeds()[0] as MatchNeed), conditions: ['NOPOWER'] }
    const detail = offeringDetailView(offering, { ...words, address: site.origin })
    const gate = matchOf(need, offering, vocabulary, '2026-11-20')?.gates.find(
      ({ kind }) => kind === 'condition',
    )
    const page = compareView([offering], null, words).groups[0]?.rows
    return {
      detail: detail.conditions.map(({ standing, words }) => [standing, words]),
      card: offeringCardView(offering, words).conditions.map(({ standing }) => standing),
      compared: page?.find(({ key }) => key === 'conditions')?.cells[0]?.value,
      match: gate?.outcome,
    }
  }
  const shown = async (more: Record<string, string>) => {
    const { id, version } = await written()
    const sent = { ...figures, ...more }
    const copy = await saveStep(services(), editor, { id, version, step: 'figures', sent })
    const preview = previewOf(copy, await services().vocabulary())
    const before = preview && (await said(preview))
    await submitRevision(services(), editor, { id, version: copy.version })
    await decideRevision(services(), reviewer, { id, version: copy.version, decision: 'publish' }, site)
    return [before, await said(await readOffering(db(), 'public', id))]
  }

  it('stands without evidence where no power source of its own is on record, before and after publishing', async () => {
    // How long it works says nothing of what from.
    const both = await shown({ 'spec.endurance_h': '8', 'unit.endurance_h': 'h' })
    const expected = {
      detail: [['unbacked', 'Claimed without evidence']],
      card: ['unbacked'],
      compared: expect.stringContaining('(claimed only)'),
      match: 'unknown',
    }
    expect(both).toEqual([expected, expected])
  })

  it('is backed by what it runs on, and contradicted where it has no power of its own', async () => {
    const backed = { card: ['backed'], match: 'pass' }
    expect(await shown({ 'spec.fuel_runtime_h': '8', 'unit.fuel_runtime_h': 'h' })).toMatchObject([
      backed,
      { ...backed, detail: [['backed', expect.stringMatching(/8 h/)]] },
    ])
    const against = { card: ['contradicted'], match: 'fail' }
    expect(await shown({ 'spec.self_power': '否' })).toMatchObject([against, against])
  })
})

describe('the facts that cost matches', () => {
  it('are those that leave public needs to be checked', async () => {
    const id = await startOffering(services(), editor, beginning())
    const copy = await readWorkingCopy(db(), editor, id)
    const bare = await gapsOfOffering(services(), { ...copy.offering, scenarios: ['S03.2'] })
    const flow = bare.gaps.find((gap) => gap.code === 'flow_m3h')
    expect(flow?.needs).toBeGreaterThan(0)
    const schema = offeringSchema(await services().vocabulary())
    const said = schema.parse({
      ...fieldsOfContent(copy.offering),
      specs: [{ attr: 'flow_m3h', value: '9000' }],
    })
    const more = await gapsOfOffering(services(), { ...copy.offering, ...said, scenarios: ['S03.2'] })
    expect(more.gaps.find((gap) => gap.code === 'flow_m3h')).toBeUndefined()
    expect(more.candidates).toBe(bare.candidates)
  })
})
