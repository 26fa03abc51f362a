import type { Services } from '~/platform/services.server'
import { likePattern } from '~db/like-pattern'

/** Verified organisations whose name in either language holds `text`, by name; at most `limit`. */
export async function findVerifiedOrganisations(
  { db }: Pick<Services, 'db'>,
  text: string,
  { except, limit }: { except: number; limit: number },
): Promise<{ id: number; name_zh: string; name_en: string }[]> {
  const pattern = likePattern(text)
  return db
    .selectFrom('organisations')
    .select(['id', 'name_zh', 'name_en'])
    .where('state', '=', 'verified')
    .where('id', '<>', except)
    .where((eb) => eb.or([eb('name_zh', 'ilike', pattern), eb('name_en', 'ilike', pattern)]))
    .orderBy('name_zh')
    .orderBy('id')
    .limit(limit)
    .execute()
}
