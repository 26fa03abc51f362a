import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { needSorts } from '~/modules/needs'
import { offeringSorts } from '~/modules/offerings'
import * as Answer from './api.schema'
import { jsonAnswer } from './respond.server'
import type { ApiCall } from './route.server'
import { vocabularyLists } from './vocabulary-list.server'

const lang = z.enum(['zh', 'en']).optional().meta({
  description: 'language of names and problems; without it what Accept-Language prefers, else zh',
})
const many = (description: string, example: string) =>
  z
    .array(z.string())
    .max(50)
    .optional()
    .meta({ description: `${description}; repeat for OR`, example: [example] })
const paging = {
  page: z.int().min(1).max(100_000).default(1).optional(),
  size: z.int().min(1).max(100).default(20).optional(),
}
const filters = {
  q: z
    .string()
    .max(400)
    .optional()
    .meta({ description: 'text in Chinese, English or both', example: '排水泵 3000m³/h' }),
  scenario: many('codes or slugs of list scenarios, with all below them', 'S03'),
  track: many('codes of list tracks, with all below them', 'T05'),
  condition: many('codes of list conditions', 'NOPOWER'),
  class: many('codes of list classes', 'GMB'),
  region: many('codes of list regions', '430000'),
  verification: many('codes of list verification-levels', 'FIELD'),
  catalogue: many('codes of list catalogues', 'ASE'),
  standard: many('codes of list standards', 'GB-38565'),
  price_min: z.string().optional().meta({ description: 'in yuan, or with 元 or 万元', example: '500000' }),
  price_max: z.string().optional().meta({ description: 'in yuan, or with 元 or 万元', example: '80万元' }),
  lead_time_max: z.string().optional().meta({ description: 'in days, or with a unit', example: '30' }),
  spec: z
    .array(z.string())
    .max(20)
    .optional()
    .meta({
      description:
        'attribute, operator (>=, <=, =) and value in any accepted unit; a bare attribute asks that it is stated; repeat for AND',
      example: ['flow_m3h>=900 L/s'],
    }),
  drop: z.array(z.string()).max(30).optional().meta({ description: 'ids of understood parts to leave out' }),
}
const specSort = z.string().regex(/^-?spec:[a-z0-9_]+$/)
const offeringQuery = {
  ...filters,
  event: many('ids of events at which it is shown', '12'),
  sort: z
    .union([z.enum(offeringSorts), specSort])
    .default('relevance')
    .optional(),
  ...paging,
  lang,
}
const needQuery = { ...filters, sort: z.enum(needSorts).default('relevance').optional(), ...paging, lang }
const item = z.object({
  id: z
    .string()
    .meta({ description: 'the id, or the externalId', example: 'O001', param: { name: 'id', in: 'path' } }),
})

type Endpoint = {
  path: string
  summary: string
  answer: z.ZodType
  params?: z.ZodObject
  query?: z.ZodRawShape
}
const endpoints: Endpoint[] = [
  { path: '/offerings', summary: 'Search offerings', answer: Answer.OfferingList, query: offeringQuery },
  { path: '/offerings/{id}', summary: 'One offering', answer: Answer.OfferingAnswer, params: item },
  {
    path: '/offerings/{id}/matches',
    summary: 'The needs that an offering fits, ranked, with reasons',
    answer: Answer.NeedMatchList,
    params: item,
    query: paging,
  },
  { path: '/needs', summary: 'Search needs', answer: Answer.NeedList, query: needQuery },
  { path: '/needs/{id}', summary: 'One need', answer: Answer.NeedAnswer, params: item },
  {
    path: '/needs/{id}/matches',
    summary: 'The offerings that fit a need, ranked, with reasons',
    answer: Answer.OfferingMatchList,
    params: item,
    query: paging,
  },
  {
    path: '/vocabulary/{list}',
    summary: 'A list of codes with their names',
    answer: Answer.TermList,
    params: z.object({
      list: z
        .enum(Object.keys(vocabularyLists) as [string, ...string[]])
        .meta({ param: { name: 'list', in: 'path' } }),
    }),
  },
]

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Answer.ProblemAnswer } },
})

function route({ path, summary, answer, params, query }: Endpoint): RouteConfig {
  return {
    method: 'get',
    path,
    summary,
    request: { ...(params && { params }), query: z.object({ lang, ...query }) },
    responses: {
      200: { description: 'found', content: { 'application/json': { schema: answer } } },
      304: { description: 'not changed since the ETag sent as If-None-Match' },
      400: problem('a parameter is not valid; errors names each'),
      ...(params && { 404: problem('there is no such item, or not any more') }),
      503: problem('too much is asked for at once; Retry-After says when to ask again'),
    },
  }
}

let made: ReturnType<OpenApiGeneratorV31['generateDocument']> | undefined

/** The description of the read API, OpenAPI 3.1, made once a process from the schemas of its answers. */
export function openApiDocument() {
  if (made) return made
  const registry = new OpenAPIRegistry()
  for (const endpoint of endpoints) registry.registerPath(route(endpoint))
  made = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Muster 聚援 read API',
      version: '1',
      description:
        'Equipment offerings, rescue-team needs, and their matches. Read only, without a key, open to every site. Codes come from the vocabulary lists and never change their meaning.',
    },
    servers: [{ url: '/api/v1' }],
  })
  return made
}

/** GET /api/v1/openapi.json */
export async function openApiAnswer({ request }: ApiCall): Promise<Response> {
  return jsonAnswer(request, openApiDocument(), { maxAge: 300 })
}
