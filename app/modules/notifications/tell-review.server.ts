import type { z } from 'zod'
import { i18nFor } from '~/locales/i18n'
import type { reviewDecidedJob } from '~/modules/accounts/index.server'
import type { Services } from '~/platform/services.server'
import { notify } from './notify.server'

/** Tells the owners of an organisation what its review came to. */
export const tellReview = (
  { db }: Pick<Services, 'db'>,
  review: z.output<(typeof reviewDecidedJob)['payload']>,
): Promise<void> =>
  db.transaction().execute((tx) => {
    const { organisationId, reviewId, verified, reason, origin } = review
    const said = (lang: 'zh' | 'en') =>
      reason ? i18nFor(lang).t('mail.decisionReason', { reason }).trimEnd() : ''
    const event = verified ? 'organisation_verified' : 'organisation_returned'
    return notify(
      tx,
      {
        kind: 'review_result',
        event,
        to: { organisationId, roles: ['owner'] },
        words: `told.${event}`,
        params: {
          organisation: { zh: review.nameZh, en: review.nameEn },
          reason: { zh: said('zh'), en: said('en') },
        },
        subject: `organisation:${organisationId}`,
        path: `/organisations/${organisationId}`,
        key: `organisation:${organisationId}:review:${reviewId}`,
      },
      { origin, at: new Date(review.at) },
    )
  })
