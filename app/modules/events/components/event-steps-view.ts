import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { type Event, missingOf } from '../event'

export type EventStep = {
  name: 'facts' | 'publish' | 'plan'
  label: string
  done: boolean
  /** what is still missing, or what it holds */
  text: string
  href: string | null
  /** the act that can be done now */
  act: 'publish' | 'publishPlan' | null
}

/** What an organizer has done of setting up an event, and what comes next. */
export function stepsOf(
  event: Event,
  { lang, booths, findings }: { lang: Lang; booths: number; findings: number },
): EventStep[] {
  const { t } = i18nFor(lang)
  const lacking = missingOf(event)
  const manage = localPath(lang, `/events/${event.id}/manage`)
  const isPublic = event.state !== 'draft'
  return [
    {
      name: 'facts',
      label: t('eventWork.step_facts'),
      done: lacking.length === 0,
      text: lacking.length
        ? t('eventWork.lacks', {
            list: lacking.map((fact) => t(`eventWork.missing_${fact}`)).join(t('site.listJoin')),
          })
        : '',
      href: `${manage}/facts`,
      act: null,
    },
    {
      name: 'publish',
      label: t('eventWork.step_publish'),
      done: isPublic,
      text: isPublic ? '' : t('eventWork.publishLead'),
      href: null,
      act: !isPublic && lacking.length === 0 ? 'publish' : null,
    },
    {
      name: 'plan',
      label: t('eventWork.step_plan'),
      done: event.planPublishedAt !== null,
      text: [
        t('eventWork.plan_booths', { n: booths }),
        findings > 0 ? t('eventWork.plan_findings', { n: findings }) : '',
        event.planPublishedAt ? '' : t('eventWork.publishPlanLead'),
      ]
        .filter(Boolean)
        .join(' · '),
      href: null,
      act:
        event.state === 'published' && !event.planPublishedAt && booths > 0 && findings === 0
          ? 'publishPlan'
          : null,
    },
  ]
}
