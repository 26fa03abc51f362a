import { sql } from 'kysely'
import type { Need } from '~/modules/needs'
import { readNeeds } from '~/modules/needs/index.server'
import type { Offering } from '~/modules/offerings'
import { readOfferings } from '~/modules/offerings/index.server'
import { ancestors, type Vocabulary } from '~/modules/vocabulary'
import type { Db } from '~db/client.server'
import { assess, isCandidate } from './evaluate'
import type { MatchServices } from './match-services.server'
import { type PreparedNeed, type PreparedOffering, prepareNeed, prepareOffering } from './prepare'
import { isAcceptable, tierOf } from './rank'

/** One of somebody's own, and how many of what is new suit it. */
export type Suited = {
  id: number
  organisationId: number
  titleZh: string
  titleEn: string
  n: number
}

const CHUNK = 500
type Services = Pick<MatchServices, 'db' | 'clock' | 'vocabulary'>
type Fresh = { id: number; organisationId: number; publishedAt: number }

/**
 * Of all open needs of organisations that have members, those that some of these new offerings suit: they fail no
 * demand. What was there before the need is no news to it: its team saw it when they published.
 */
export async function needsSuitedBy(services: Services, offeringIds: readonly number[]): Promise<Suited[]> {
  const { db } = services
  const vocabulary = await services.vocabulary()
  const today = services.clock.today()
  const byRoot = new Map<string, (Fresh & { held: PreparedOffering })[]>()
  for (const offering of await readOfferings(db, 'public', offeringIds)) {
    const root = rootOf(offering.track, vocabulary)
    const held = { ...freshOf(offering), held: prepareOffering(offering, vocabulary) }
    byRoot.set(root, [...(byRoot.get(root) ?? []), held])
  }
  const suited: Suited[] = []
  for await (const needs of inChunks(await ownNeedIds(db), (ids) => readNeeds(db, 'staff', ids)))
    for (const need of needs) {
      const asked = prepareNeed(need, vocabulary, today)
      const roots = new Set(need.tracks.map((track) => rootOf(track, vocabulary)))
      const some = roots.size === 0 ? [...byRoot.values()] : [...roots].map((root) => byRoot.get(root) ?? [])
      const n = count(some.flat(), freshOf(need), ({ held }) => fits(asked, held))
      if (n > 0) suited.push({ ...nameOf(need), n })
    }
  return suited
}

/** The other way round: published offerings that could answer some of these new needs, of which their people may know. */
export async function offeringsSuitedBy(services: Services, needIds: readonly number[]): Promise<Suited[]> {
  const { db } = services
  const vocabulary = await services.vocabulary()
  const today = services.clock.today()
  const needs = (await readNeeds(db, 'staff', needIds))
    .filter(({ state }) => state === 'open')
    .map((need) => ({ ...freshOf(need), need, asked: prepareNeed(need, vocabulary, today) }))
  const knows = await readersOf(db, needIds)
  const suited: Suited[] = []
  for await (const offerings of inChunks(await ownOfferingIds(db), (ids) => readOfferings(db, 'public', ids)))
    for (const offering of offerings) {
      const held = prepareOffering(offering, vocabulary)
      const own = freshOf(offering)
      const n = count(needs, own, ({ need, asked }) => fits(asked, held) && knows(need, own.organisationId))
      if (n > 0) suited.push({ ...nameOf(offering), n })
    }
  return suited
}

const fits = (asked: PreparedNeed, held: PreparedOffering): boolean => {
  if (!isCandidate(asked, held)) return false
  const assessed = assess(asked, held)
  return isAcceptable(tierOf(assessed, assessed.neighbour))
}

const count = <New extends Fresh>(some: readonly New[], own: Fresh, suits: (each: New) => boolean) =>
  some.filter(
    (each) => each.organisationId !== own.organisationId && each.publishedAt > own.publishedAt && suits(each),
  ).length

const freshOf = ({ id, organisation, publishedAt }: Need | Offering): Fresh => ({
  id,
  organisationId: organisation.id,
  publishedAt: publishedAt?.getTime() ?? 0,
})

const nameOf = (own: Need | Offering) => ({
  id: own.id,
  organisationId: own.organisation.id,
  titleZh: 'nameZh' in own ? own.nameZh : own.titleZh,
  titleEn: 'nameEn' in own ? own.nameEn : own.titleEn,
})

const rootOf = (track: string, { tracks }: Vocabulary) => ancestors(tracks, track).at(-1) ?? track

const ownNeedIds = async (db: Db): Promise<number[]> => {
  const { rows } = await sql<{ id: number }>`
    select n.id from needs n join organisations g on g.id = n.organisation_id
    where n.state = 'open' and not n.reference and g.state <> 'suspended'
      and exists (select from memberships m where m.organisation_id = n.organisation_id)
    order by n.id
  `.execute(db)
  return rows.map(({ id }) => id)
}

const ownOfferingIds = async (db: Db): Promise<number[]> => {
  const { rows } = await sql<{ id: number }>`
    select o.id from offerings o join organisations g on g.id = o.organisation_id
    where o.state = 'published' and not o.reference and g.state <> 'suspended'
      and exists (select from memberships m where m.organisation_id = o.organisation_id)
    order by o.id
  `.execute(db)
  return rows.map(({ id }) => id)
}

/** Whether an organisation may know of a need at this moment. */
async function readersOf(db: Db, needIds: readonly number[]) {
  const verified = await db.selectFrom('organisations').select('id').where('state', '=', 'verified').execute()
  const invited = await db
    .selectFrom('need_invitations')
    .select(['need_id', 'organisation_id'])
    .where('need_id', '=', sql<number>`any(${[...needIds]}::bigint[])`)
    .execute()
  const isVerified = new Set(verified.map(({ id }) => id))
  const isInvited = new Set(invited.map((row) => `${row.need_id} ${row.organisation_id}`))
  return ({ id, visibility }: Need, organisationId: number): boolean =>
    visibility === 'public' ||
    (visibility === 'verified' ? isVerified.has(organisationId) : isInvited.has(`${id} ${organisationId}`))
}

/** Between two chunks the process sees to its other work. */
async function* inChunks<Row>(ids: readonly number[], read: (ids: number[]) => Promise<Row[]>) {
  for (let at = 0; at < ids.length; at += CHUNK) yield await read(ids.slice(at, at + CHUNK))
}
