import type { TFunction } from 'i18next'
import { formatDate } from '~/locales/format'
import type { Lang } from '~/locales/lang'
import { CSV_START, csvLine } from '~/platform/csv'
import { shownNumber } from '../ticket-number'
import type { Lead } from './lead'

/** The visitors of an exhibitor as a file; of who has not agreed it says the number alone. */
export function leadCsv(leads: readonly Lead[], t: TFunction, lang: Lang): string {
  const head = csvLine([
    t('visitor.number'),
    t('visitor.name'),
    t('visitor.organisationName'),
    t('visitor.titleOf'),
    t('visitor.phone'),
    t('visitor.email'),
    t('lead.rating'),
    t('lead.note'),
    t('lead.met'),
  ])
  return (
    CSV_START +
    head +
    leads
      .map(({ number, contact, rating, note, createdAt }) =>
        csvLine([
          shownNumber(number),
          contact?.name ?? t('lead.hidden'),
          contact?.organisationName ?? '',
          contact?.title ?? '',
          contact?.phone ?? '',
          contact?.email ?? '',
          rating === null ? '' : t(`lead.rating_${rating}`),
          note,
          formatDate(createdAt, lang),
        ]),
      )
      .join('')
  )
}
