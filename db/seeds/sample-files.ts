import { z } from 'zod'

/** The sample world's files (`db/data/offerings.json`, `db/data/needs.json`), as they stand. */
const text = z.string().min(1)
const value = z.union([z.number(), z.string(), z.boolean()])
const days = z.int().min(0)

const spec = z.object({
  attr: text,
  value,
  unit: text.nullish(),
  canonical_value: z.number().optional(),
})

export const sampleOfferings = z.object({
  enterprises: z.array(
    z.object({
      id: text,
      zh: text,
      en: text,
      region: text,
      size_zh: text,
      qualification_zh: text,
    }),
  ),
  offerings: z.array(
    z.object({
      id: text,
      name_zh: text,
      name_en: text,
      summary_zh: z.string(),
      summary_en: z.string(),
      enterprise_id: text,
      region: text,
      track: text,
      equipment_class: text,
      tags: z.array(text),
      scenarios: z.array(text),
      conditions: z.array(text),
      specs: z.array(spec),
      price_cny: z.number().min(0),
      lead_time_days: days,
      verification_level: text,
      catalogues: z.array(text),
      capacity_per_month: z.int().min(0),
      warranty_months: z.int().min(0),
    }),
  ),
})

export const sampleNeeds = z.object({
  needs: z.array(
    z.object({
      id: text,
      title_zh: text,
      title_en: text,
      text_zh: z.string(),
      text_en: z.string(),
      team_zh: text,
      team_en: text,
      team_type: text,
      region: text,
      scenarios: z.array(text),
      tracks: z.array(text),
      conditions: z.array(text),
      preferred_class: text,
      constraints: z.array(
        spec.extend({
          value: value.optional(),
          op: z.enum(['>=', '<=', '=', 'present']),
          hard: z.boolean(),
        }),
      ),
      quantity: z.int().min(1),
      budget_cny: z.number().min(0),
      needed_within_days: days,
      urgency: z.enum(['low', 'medium', 'high', 'critical']),
    }),
  ),
})

/** The value as written and its canonical reading: a number where the file has one, else text or flag. */
export function sampleValue(item: z.infer<typeof spec> | { value?: undefined; unit?: null }) {
  const written = item.value
  const canonical = 'canonical_value' in item ? item.canonical_value : undefined
  return {
    valueWritten: written === undefined ? null : String(written),
    unitWritten: item.unit ?? null,
    number: canonical ?? (typeof written === 'number' ? written : null),
    text: typeof written === 'string' && canonical === undefined ? written : null,
    flag: typeof written === 'boolean' ? written : null,
  }
}
