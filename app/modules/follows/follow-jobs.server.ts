import { z } from 'zod'
import type { NoticeChecks } from '~/modules/notifications'
import { defineJob, handle } from '~/platform/jobs.server'
import { checkItem, watchItems } from './items/watch-items.server'
import { tellMatches } from './news/tell-matches.server'
import { checkHits } from './searches/hits.server'
import { lookForNews } from './searches/look-for-news.server'

export const followJobs = [
  handle(defineJob('tell_matches', z.object({}).loose()), (_payload, services) => tellMatches(services), {
    schedule: '*/10 * * * *',
  }),
  handle(
    defineJob('watch_saved', z.object({}).loose()),
    (_payload, services, signal) => watchItems(services, signal),
    { schedule: '*/5 * * * *' },
  ),
  handle(
    defineJob('look_for_news', z.object({}).loose()),
    (_payload, services, signal) => lookForNews(services, signal),
    { schedule: '* * * * *' },
  ),
]

/** What may still be told when the mails of these notices are made. */
export const followChecks: NoticeChecks = { saved_search: checkHits, followed_need: checkItem }
