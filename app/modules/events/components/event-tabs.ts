import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import type { Tab } from '~/ui/tabs'
import type { Event, EventKind } from '../event'

const tabs = [
  ['about', ''],
  ['plan', '/plan'],
  ['exhibitors', '/exhibitors'],
  ['needs', '/needs'],
  ['agenda', '/agenda'],
  ['news', '/news'],
] as const
export type PublicEventTab = (typeof tabs)[number][0]

/** What only exhibitions have. */
const ofExhibitions: readonly PublicEventTab[] = ['plan', 'exhibitors', 'needs']

/** The kind of event that has such a page. */
export const kindWith = (tab: PublicEventTab): EventKind | 'any' =>
  ofExhibitions.includes(tab) ? 'exhibition' : 'any'

/** The public pages of an event, each with its address. */
export function eventTabs(
  event: Pick<Event, 'id' | 'kind' | 'planPublishedAt'>,
  lang: Lang,
  current: PublicEventTab,
): Tab[] {
  const { t } = i18nFor(lang)
  return tabs
    .filter(([name]) => ['any', event.kind].includes(kindWith(name)))
    .filter(([name]) => name !== 'plan' || event.planPublishedAt !== null || current === 'plan')
    .map(([name, rest]) => ({
      href: localPath(lang, `/events/${event.id}${rest}`),
      label: t(`event.tab_${name}`),
      current: name === current,
    }))
}
