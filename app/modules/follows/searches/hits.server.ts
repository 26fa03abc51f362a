import { sql } from 'kysely'
import { i18nFor } from '~/locales/i18n'
import type { NeedScope } from '~/modules/needs'
import { readNeedScopes, readNeeds } from '~/modules/needs/index.server'
import type { NoticeCheck, NoticeParams } from '~/modules/notifications'
import type { Db } from '~db/client.server'
import type { FollowedKind } from '../follow'

/** How many of the hits a notice names, and how many it remembers to ask about again. */
const NAMED = 3
const REMEMBERED = 100

export type Names = Map<number, { zh: string; en: string }>

/** The names of those of the ids that everybody may see at this moment. */
export async function publicNames(db: Db, kind: FollowedKind, ids: readonly number[]): Promise<Names> {
  if (ids.length === 0) return new Map()
  const wanted = sql<number>`any(${[...new Set(ids)]}::bigint[])`
  const rows =
    kind === 'offerings'
      ? await db
          .selectFrom('public_offerings')
          .select(['id', 'name_zh as zh', 'name_en as en'])
          .where('id', '=', wanted)
          .execute()
      : await db
          .selectFrom('public_needs')
          .select(['id', 'title_zh as zh', 'title_en as en'])
          .where('id', '=', wanted)
          .where('state', '=', 'open')
          .execute()
  return new Map(rows.map(({ id, zh, en }) => [id, { zh, en }]))
}

/** Those of the ids that this reader may see, and that not everybody may. */
export async function besidePublic(db: Db, scope: NeedScope, ids: readonly number[]): Promise<number[]> {
  if (scope === 'public' || ids.length === 0) return []
  const needs = await readNeeds(db, scope, ids)
  return needs
    .filter(({ state, visibility }) => state === 'open' && visibility !== 'public')
    .map(({ id }) => id)
}

export type Hits = { ids: readonly number[]; names: Names; hidden: readonly number[] }

/**
 * What stands in the words of a notice of these hits. Those in `hidden` are not for everybody: they are counted, and
 * never named.
 */
export function hitParams({ ids, names, hidden }: Hits): NoticeParams {
  const shown = ids.filter((id) => names.has(id))
  const first = shown.slice(0, NAMED).flatMap((id) => names.get(id) ?? [])
  const said = (lang: 'zh' | 'en') => {
    const { t } = i18nFor(lang)
    const list = first.map((name) => name[lang] || name.zh).join(t('site.listJoin'))
    const named = shown.length > NAMED ? t('told.andMore', { list }) : list
    return [
      ...(named === '' ? [] : [named]),
      ...(hidden.length === 0 ? [] : [t('told.hiddenNeeds', { n: hidden.length })]),
    ].join('\n')
  }
  return {
    n: shown.length + hidden.length,
    list: { zh: said('zh'), en: said('en') },
    ids: [...shown, ...hidden].slice(0, REMEMBERED).join(' '),
  }
}

/**
 * Asks again, when the mail of a notice is made, what its reader may still see: what was taken from view or from them
 * meanwhile is neither named nor counted, and a notice of nothing else is not mailed.
 */
export const checkHits: NoticeCheck = async (tx, { personId, subject, params }) => {
  const kind: FollowedKind = subject.endsWith(':needs') ? 'needs' : 'offerings'
  const ids = String(params.ids ?? '')
    .split(' ')
    .flatMap((id) => (/^[1-9]\d*$/.test(id) ? [Number(id)] : []))
  const names = await publicNames(tx, kind, ids)
  const others = ids.filter((id) => !names.has(id))
  const scope = (await readNeedScopes(tx, [personId])).get(personId) ?? 'public'
  const hidden = kind === 'needs' ? await besidePublic(tx, scope, others) : []
  const n = Number(params.n) - (others.length - hidden.length)
  return n > 0 ? { ...params, ...hitParams({ ids, names, hidden }), n } : null
}
