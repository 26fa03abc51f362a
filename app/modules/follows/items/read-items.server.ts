import { formatDate } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import type { Person } from '~/modules/accounts'
import { needScopeOf } from '~/modules/needs'
import type { Db } from '~db/client.server'
import { type FollowedKind, followedKinds } from '../follow'
import type { SavedItemView } from './item-view'
import { readStandings, visibleTo } from './items.repo.server'

/** What the viewer saved, by kind, the last first. What they may see no more has the name it had then. */
export async function readSavedItems(
  db: Db,
  viewer: Person,
  lang: Lang,
): Promise<{ kind: FollowedKind; items: SavedItemView[] }[]> {
  const { t } = i18nFor(lang)
  const rows = await db
    .selectFrom('saved_items')
    .select(['kind', 'entity_id', 'title_zh', 'title_en', 'saved_at'])
    .where('person_id', '=', viewer.id)
    .orderBy('saved_at', 'desc')
    .orderBy('entity_id', 'desc')
    .execute()
  return Promise.all(
    followedKinds.map(async (kind) => {
      const mine = rows.filter((row) => row.kind === kind)
      const ids = mine.map(({ entity_id }) => entity_id)
      const standings = await readStandings(db, kind, ids)
      const visible = await visibleTo(db, kind, needScopeOf(viewer), ids)
      const items = mine.map((row) => {
        const standing = visible.has(row.entity_id) ? standings.get(row.entity_id) : undefined
        const [zh, en] = standing ? [standing.titleZh, standing.titleEn] : [row.title_zh, row.title_en]
        return {
          id: row.entity_id,
          title: lang === 'en' ? en || zh : zh || en,
          href: standing ? localPath(lang, `/${kind}/${row.entity_id}`) : null,
          state: standing
            ? kind === 'needs'
              ? t(`need.state_${standing.seen.state}` as 'need.state_open')
              : t('publish.state_published')
            : t('follow.gone'),
          since: t('follow.since', { day: formatDate(row.saved_at, lang) }),
        }
      })
      return { kind, items }
    }),
  )
}
