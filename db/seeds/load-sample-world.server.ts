import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { z } from 'zod'
import type { Db, Tx } from '../client.server'
import { takeLock } from '../locks.server'
import { insertNeeds, type NeedWrite } from '../write-needs.server'
import { insertOfferings, keepVersions, type OfferingWrite } from '../write-offerings.server'
import { insertOrganisations } from '../write-organisations.server'
import { sampleNeeds, sampleOfferings, sampleValue } from './sample-files'

export type SampleWorldCounts = { organisations: number; offerings: number; needs: number }

export type SampleWorldOptions = {
  /** the folder of offerings.json and needs.json */
  folder: string
  /** marks rows for the index inside the same transaction (`markForIndex` of search) */
  mark: (tx: Tx, index: 'offerings' | 'needs', ids: number[]) => Promise<void>
}

/** Rows of the sample are five hours apart, the last one at this time, so that "newest" has an order. */
const LAST = new Date('2026-11-20T08:00:00Z').getTime()
const APART = 5 * 60 * 60 * 1000
const when = (position: number, count: number) => new Date(LAST - (count - 1 - position) * APART)

/**
 * Loads the invented world into a database that has a vocabulary and nothing else: enterprises and rescue
 * teams, 200 published offerings and 74 open needs, marked as samples, with their external ids. Returns
 * null, and writes nothing, where there are offerings or needs already.
 */
export async function loadSampleWorld(
  db: Db,
  { folder, mark }: SampleWorldOptions,
): Promise<SampleWorldCounts | null> {
  const supply = sampleOfferings.parse(await readJson(folder, 'offerings.json'))
  const demand = sampleNeeds.parse(await readJson(folder, 'needs.json'))
  return db.transaction().execute(async (tx) => {
    await takeLock(tx, 'world')
    if (!(await isEmpty(tx))) return null
    const enterprises = await insertEnterprises(tx, supply.enterprises)
    const offerings = await insertOfferings(tx, offeringWrites(supply.offerings, enterprises))
    await keepVersions(tx, offerings)
    const teams = await insertTeams(tx, demand.needs)
    const needs = await insertNeeds(tx, needWrites(demand.needs, teams))
    await mark(tx, 'offerings', offerings)
    await mark(tx, 'needs', needs)
    return {
      organisations: enterprises.size + teams.size,
      offerings: offerings.length,
      needs: needs.length,
    }
  })
}

async function readJson(folder: string, name: string): Promise<unknown> {
  return JSON.parse(await readFile(path.join(folder, name), 'utf8'))
}

async function isEmpty(tx: Tx): Promise<boolean> {
  const offering = await tx.selectFrom('offerings').select('id').limit(1).executeTakeFirst()
  const need = await tx.selectFrom('needs').select('id').limit(1).executeTakeFirst()
  return offering === undefined && need === undefined
}

type Supply = z.infer<typeof sampleOfferings>
type Demand = z.infer<typeof sampleNeeds>

async function insertEnterprises(tx: Tx, enterprises: Supply['enterprises']): Promise<Map<string, number>> {
  const ids = await insertOrganisations(
    tx,
    enterprises.map((enterprise) => ({
      externalId: enterprise.id,
      kind: 'enterprise',
      nameZh: enterprise.zh,
      nameEn: enterprise.en,
      region: enterprise.region,
      teamType: null,
      sizeZh: enterprise.size_zh,
      qualificationZh: enterprise.qualification_zh,
      sample: true,
      source: null,
    })),
  )
  return new Map(enterprises.map((enterprise, index) => [enterprise.id, ids[index] as number]))
}

/** One team for each name; a team's external id is R and its place, from R001. */
async function insertTeams(tx: Tx, needs: Demand['needs']): Promise<Map<string, number>> {
  const teams = [...new Map(needs.map((need) => [need.team_zh, need])).values()]
  const ids = await insertOrganisations(
    tx,
    teams.map((need, index) => ({
      externalId: `R${String(index + 1).padStart(3, '0')}`,
      kind: 'rescue_team',
      nameZh: need.team_zh,
      nameEn: need.team_en,
      region: need.region,
      teamType: need.team_type,
      sizeZh: null,
      qualificationZh: null,
      sample: true,
      source: null,
    })),
  )
  return new Map(teams.map((need, index) => [need.team_zh, ids[index] as number]))
}

function idOf(ids: Map<string, number>, key: string): number {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`the sample names an organisation that it does not have: ${key}`)
  return id
}

function offeringWrites(offerings: Supply['offerings'], enterprises: Map<string, number>): OfferingWrite[] {
  return offerings.map((item, position) => ({
    externalId: item.id,
    organisationId: idOf(enterprises, item.enterprise_id),
    state: 'published',
    reference: false,
    sample: true,
    source: null,
    publishedAt: when(position, offerings.length),
    at: when(position, offerings.length),
    nameZh: item.name_zh,
    nameEn: item.name_en,
    summaryZh: item.summary_zh,
    summaryEn: item.summary_en,
    model: null,
    track: item.track,
    equipmentClass: item.equipment_class,
    tags: item.tags,
    scenarios: item.scenarios,
    conditions: item.conditions,
    region: item.region,
    priceMinor: Math.round(item.price_cny * 100),
    priceMaxMinor: null,
    currency: 'CNY',
    priceBasis: 'sale',
    leadTimeDays: item.lead_time_days,
    capacityPerMonth: item.capacity_per_month,
    warrantyMonths: item.warranty_months,
    verificationLevel: item.verification_level,
    catalogues: item.catalogues,
    standards: [],
    specs: item.specs.map((spec) => {
      const value = sampleValue(spec)
      return { attribute: spec.attr, ...value, valueWritten: value.valueWritten ?? '' }
    }),
  }))
}

function needWrites(needs: Demand['needs'], teams: Map<string, number>): NeedWrite[] {
  return needs.map((item, position) => ({
    externalId: item.id,
    organisationId: idOf(teams, item.team_zh),
    state: 'open',
    reference: false,
    sample: true,
    source: null,
    publishedAt: when(position, needs.length),
    at: when(position, needs.length),
    titleZh: item.title_zh,
    titleEn: item.title_en,
    textZh: item.text_zh,
    textEn: item.text_en,
    scenarios: item.scenarios,
    tracks: item.tracks,
    conditions: item.conditions,
    equipmentClass: item.preferred_class,
    region: item.region,
    quantity: item.quantity,
    budgetMinor: Math.round(item.budget_cny * 100),
    currency: 'CNY',
    neededWithinDays: item.needed_within_days,
    neededBy: null,
    urgency: item.urgency,
    constraints: item.constraints.map((constraint) => ({
      attribute: constraint.attr,
      op: constraint.op,
      hard: constraint.hard,
      ...sampleValue(constraint as Parameters<typeof sampleValue>[0]),
    })),
  }))
}
