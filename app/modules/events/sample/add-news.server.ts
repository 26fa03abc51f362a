import type { Tx } from '~db/client.server'

const news = [
  {
    daysAgo: 8,
    title_zh: '参展报名开始',
    title_en: 'Applications of exhibitors are open',
    text_zh: '企业和科研院所可以用已发布的装备报名参展，主办方审核后选展位。\n\n这是虚构的样例新闻。',
    text_en:
      'Enterprises and institutes apply with equipment they have published, and pick booths once they are accepted.\n\nThis is invented sample news.',
  },
  {
    daysAgo: 3,
    title_zh: '主舞台日程公布',
    title_en: 'The programme of the main stage is out',
    text_zh: '三天的演讲、论坛、演示和发布已列入日程，可以逐项加入日历。\n\n这是虚构的样例新闻。',
    text_en:
      'Talks, panels, demonstrations and launches of three days are on the agenda, each to be taken into a calendar.\n\nThis is invented sample news.',
  },
]

/** Two invented pieces of news of the sample exhibition. */
export async function addNews(tx: Tx, { eventId, at }: { eventId: number; at: Date }): Promise<void> {
  await tx
    .insertInto('event_news')
    .values(
      news.map(({ daysAgo, ...said }) => {
        const day = new Date(at.getTime() - daysAgo * 86_400_000)
        return {
          ...{ ...said, event_id: eventId, state: 'published' },
          ...{ published_at: day, created_at: day, updated_at: day },
        }
      }),
    )
    .execute()
}
