import { z } from 'zod'
import { publicNeedStates } from '~/modules/needs'

/**
 * The JSON of the read API, version 1. The same schemas make the OpenAPI description and hold the real
 * answers to it in the tests. Objects are strict: a field that is not described is never sent.
 */
const code = (what: string, example: string) => z.string().meta({ description: what, example })
const codes = (what: string, example: string[]) => z.array(z.string()).meta({ description: what, example })
const names = z.strictObject({
  zh: z.string(),
  en: z.string().meta({ description: 'empty where there is none' }),
})
const instant = z.iso.datetime().meta({ description: 'UTC' })
const specValue = z.union([z.number(), z.string(), z.boolean()])
const currency = z.string().length(3).meta({ description: 'ISO 4217', example: 'CNY' })
const id = z.int().min(1)
const externalId = z
  .string()
  .nullable()
  .meta({ description: 'the id in the list it was imported from', example: 'O001' })

export const SourceAnswer = z
  .strictObject({
    title: z.string(),
    url: z.string().optional(),
    licence: z.string().optional(),
    ref: z.string().optional(),
  })
  .meta({ id: 'Source', description: 'where the row comes from' })

export const SpecAnswer = z
  .strictObject({
    attribute: code('code of list attributes', 'flow_m3h'),
    value: specValue.meta({ description: 'a number is in `unit`', example: 3000 }),
    unit: z.string().nullable().meta({ description: 'the canonical unit of the attribute', example: 'm3/h' }),
    valueWritten: z.string().meta({ example: '3,000' }),
    unitWritten: z.string().nullable().meta({ example: '立方米/小时' }),
  })
  .meta({ id: 'Specification' })

const OrganisationAnswer = z
  .strictObject({
    id,
    externalId,
    name: names,
    region: z.string().nullable(),
  })
  .meta({ id: 'Enterprise' })

const TeamAnswer = z
  .strictObject({ id, externalId, name: names, teamType: z.string().nullable() })
  .meta({ id: 'Team' })

export const OfferingAnswer = z
  .strictObject({
    id,
    externalId,
    url: z.string().meta({ description: 'the page, as a path of this site', example: '/offerings/1' }),
    version: z.int(),
    sample: z.boolean().meta({ description: 'invented for demonstration' }),
    reference: z.boolean().meta({ description: 'a figure of a public list, offered by nobody' }),
    source: z.union([SourceAnswer, z.null()]),
    name: names,
    summary: names,
    model: z.string().nullable(),
    track: code('code of list tracks', 'T05.02'),
    class: code('code of list classes', 'GMB'),
    tags: codes('codes of list classes', ['MECH']),
    scenarios: codes('codes of list scenarios', ['S03']),
    conditions: codes('codes of list conditions', ['NOPOWER']),
    region: z.string().nullable().meta({ description: 'code of list regions', example: '430000' }),
    priceMinor: z
      .int()
      .nullable()
      .meta({ description: 'in hundredths of the currency; the lower end of a range' }),
    priceMaxMinor: z.int().nullable(),
    currency,
    priceBasis: z.enum(['sale', 'hour', 'mile', 'day', 'request']),
    leadTimeDays: z.int().nullable(),
    capacityPerMonth: z.int().nullable(),
    warrantyMonths: z.int().nullable(),
    verification: z
      .string()
      .nullable()
      .meta({ description: 'code of list verification-levels; null: claimed only' }),
    catalogues: codes('codes of list catalogues', ['ASE']),
    standards: codes('codes of list standards', []),
    specs: z.array(SpecAnswer),
    organisation: OrganisationAnswer,
    publishedAt: instant.nullable(),
    updatedAt: instant,
  })
  .meta({ id: 'Offering' })

export const ConstraintAnswer = z
  .strictObject({
    attribute: code('code of list attributes', 'flow_m3h'),
    op: z.enum(['>=', '<=', '=', 'present']),
    value: specValue.nullable().meta({ description: 'null for `present`; a number is in `unit`' }),
    unit: z.string().nullable(),
    hard: z.boolean().meta({ description: 'must hold; otherwise it is wished for' }),
    valueWritten: z.string().nullable(),
    unitWritten: z.string().nullable(),
  })
  .meta({ id: 'Constraint' })

export const NeedAnswer = z
  .strictObject({
    id,
    externalId,
    url: z.string().meta({ example: '/needs/1' }),
    state: z.enum(publicNeedStates),
    version: z.int(),
    sample: z.boolean(),
    reference: z.boolean(),
    source: z.union([SourceAnswer, z.null()]),
    title: names,
    text: names,
    scenarios: codes('codes of list scenarios', ['S03']),
    tracks: codes('codes of list tracks', ['T05.02']),
    conditions: codes('codes of list conditions', ['NOPOWER']),
    class: z.string().nullable().meta({ description: 'code of list classes' }),
    constraints: z.array(ConstraintAnswer),
    region: z.string().nullable(),
    quantity: z.int().nullable(),
    budgetMinor: z
      .int()
      .nullable()
      .meta({ description: 'for the whole quantity, in hundredths of the currency' }),
    currency,
    neededWithinDays: z.int().nullable(),
    neededBy: z.iso.date().nullable(),
    urgency: z.enum(['low', 'medium', 'high', 'critical']),
    organisation: TeamAnswer,
    publishedAt: instant.nullable(),
    updatedAt: instant,
  })
  .meta({ id: 'Need' })

const fact = z.strictObject({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})

export const GateAnswer = z
  .strictObject({
    kind: z.enum(['constraint', 'condition', 'deadline', 'budget', 'track']),
    code: z.string().meta({ description: 'of the attribute or condition, or the kind itself' }),
    outcome: z.enum(['pass', 'unknown', 'fail']),
    op: z.enum(['>=', '<=', '=', 'present']).nullable(),
    demanded: specValue.nullable(),
    offered: specValue.nullable(),
    unit: z.string().nullable(),
    shortfall: z.number().nullable().meta({ description: 'how far off, in `unit`, always positive' }),
    shortfallRatio: z.number().nullable().meta({ description: 'as a share of the demanded value' }),
    claimedWithoutEvidence: z.boolean().optional(),
    provedWithoutClaim: z.boolean().optional(),
    evidence: z.array(z.string()),
  })
  .meta({ id: 'Gate', description: 'one hard demand of the need held against the offering' })

export const ScorePartAnswer = z
  .strictObject({
    name: z.enum(['scenario', 'track', 'wishes', 'class', 'verification', 'lead_time', 'distance', 'text']),
    points: z.number().min(0),
    max: z.number().min(0),
    evidence: z.array(fact),
    missing: z.array(fact),
  })
  .meta({ id: 'ScorePart' })

const matchFields = {
  rank: z.int().min(1),
  score: z.number().min(0).max(100),
  verdict: z.enum(['pass', 'unknown', 'near']).meta({
    description: 'pass: every gate passed; unknown: some cannot be told; near: some failed',
  }),
  far: z.boolean().meta({ description: 'misses by much: listed only where nothing comes nearer' }),
  gates: z.array(GateAnswer),
  parts: z.array(ScorePartAnswer).meta({ description: 'their points add up to the score' }),
}
export const OfferingMatchAnswer = z
  .strictObject({ offering: OfferingAnswer, ...matchFields })
  .meta({ id: 'OfferingMatch', description: 'an offering for the need asked about' })
export const NeedMatchAnswer = z
  .strictObject({ need: NeedAnswer, ...matchFields })
  .meta({ id: 'NeedMatch', description: 'a need for the offering asked about' })

const FacetCount = z
  .strictObject({
    code: z.string(),
    name: z.string().meta({ description: 'in the language asked for' }),
    count: z.int().min(0),
  })
  .meta({ id: 'FacetCount' })
const facets = z.record(z.string(), z.array(FacetCount))

const UnderstoodAnswer = z
  .strictObject({
    id: z.string().meta({ description: 'send it as `drop` to leave this part out' }),
    kind: z.string(),
    code: z.string(),
    from: z.string().meta({ description: 'the words of the query' }),
    filtering: z.boolean().meta({ description: 'narrows the result; otherwise it only lifts what fits' }),
    op: z.enum(['>=', '<=', '=', 'present']).nullable(),
    value: specValue.nullable(),
    unit: z.string().nullable(),
  })
  .meta({ id: 'Understood', description: 'a part of the query that was understood' })

const page = {
  total: z.int().min(0),
  page: z.int().min(1),
  size: z.int().min(1).max(100),
  facets,
}
const engine = z
  .enum(['meilisearch', 'postgres'])
  .meta({ description: 'postgres: the index is away, and the answer comes from the database' })
const search = {
  ...page,
  understood: z.array(UnderstoodAnswer),
  relaxed: z.array(UnderstoodAnswer).meta({ description: 'let go because all together left nothing' }),
  engine,
}
const fit = z.enum(['pass', 'unknown', 'near', 'fail']).meta({
  description: 'how it stands to the demands understood from the words; pass where there are none',
})
const ListedOffering = OfferingAnswer.extend({ fit }).meta({ id: 'ListedOffering' })
export const OfferingList = z
  .strictObject({ items: z.array(ListedOffering), ...search })
  .meta({ id: 'OfferingList' })
export const NeedList = z.strictObject({ items: z.array(NeedAnswer), ...search }).meta({ id: 'NeedList' })
const matches = {
  acceptable: z.boolean().meta({ description: 'false: nothing passes or may pass; the nearest are listed' }),
  engine,
}
export const OfferingMatchList = z
  .strictObject({ items: z.array(OfferingMatchAnswer), ...page, ...matches })
  .meta({ id: 'OfferingMatchList' })
export const NeedMatchList = z
  .strictObject({ items: z.array(NeedMatchAnswer), ...page, ...matches })
  .meta({ id: 'NeedMatchList' })

export const TermAnswer = z
  .object({
    code: z.string(),
    zh: z.string(),
    en: z.string(),
    parent: z.string().nullable().optional(),
    children: z.array(z.string()).optional(),
  })
  .catchall(z.unknown())
  .meta({
    id: 'Term',
    description: 'a term; lists add fields of their own, such as the units of an attribute',
  })
export const TermList = z
  .strictObject({ list: z.string(), version: z.string(), items: z.array(TermAnswer), total: z.int().min(0) })
  .meta({ id: 'TermList' })

export const ProblemAnswer = z
  .strictObject({
    type: z.string().meta({ example: 'urn:muster:problem:invalid-parameters' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().optional(),
    requestId: z.string().optional(),
    errors: z
      .array(
        z.strictObject({
          param: z.string().meta({ example: 'scenario' }),
          value: z.string().meta({ example: 'S99' }),
          reason: z.string().meta({ example: 'unknown_code' }),
          detail: z.string(),
          allowed: z.array(z.string()).optional(),
          see: z.string().optional().meta({ example: '/api/v1/vocabulary/scenarios' }),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' })

export type OfferingAnswer = z.output<typeof OfferingAnswer>
export type NeedAnswer = z.output<typeof NeedAnswer>
export type OfferingList = z.output<typeof OfferingList>
export type NeedList = z.output<typeof NeedList>
export type OfferingMatchList = z.output<typeof OfferingMatchList>
export type NeedMatchList = z.output<typeof NeedMatchList>
export type TermList = z.output<typeof TermList>
