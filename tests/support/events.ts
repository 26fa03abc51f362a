import type { Db } from '~db/client.server'

/** An exhibition as it stands in the database, in the coming spring: a draft, or shown to everybody. */
export async function makeEvent(
  db: Db,
  organisationId: number,
  {
    state = 'published',
    titleZh = '测试应急装备展',
  }: { state?: 'draft' | 'published'; titleZh?: string } = {},
): Promise<number> {
  const now = new Date()
  const { id } = await db
    .insertInto('events')
    .values({
      ...{ kind: 'exhibition', organisation_id: organisationId, state, title_zh: titleZh },
      ...{
        text_zh: '展示应急装备。',
        place_zh: '测试展览中心',
        address_zh: '测试路 1 号',
        terms_zh: '遵守规则。',
      },
      ...{ contact_phone: '0731-8888 6666', starts_on: '2099-05-12', ends_on: '2099-05-14' },
      ...{ opens: '09:00', closes: '17:00', exhibitors_from: '2020-01-01', exhibitors_until: '2099-05-01' },
      ...{ visitors_from: '2020-01-01', visitors_until: '2099-05-14' },
      published_at: state === 'draft' ? null : now,
      created_at: now,
      updated_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
