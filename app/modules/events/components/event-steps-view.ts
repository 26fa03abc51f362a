import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { type Event, missingOf } from '../event'

export type EventStep = {
  name: 'facts' | 'stops' | 'publish' | 'plan'
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
  const lacking = missingOf(event, event)
  const facts = lacking.filter((fact) => fact !== 'stops')
  const manage = localPath(lang, `/events/${event.id}/manage`)
  const isPublic = event.state !== 'draft'
  const own: EventStep =
    event.kind === 'tour'
      ? {
          name: 'stops',
          label: t('eventWork.step_stops'),
          done: event.route.length > 0,
          text: t('eventWork.stops_n', { n: event.route.length }),
          href: `${manage}/stops`,
          act: null,
        }
      : planStep(event, { lang, booths, findings })
  const steps: EventStep[] = [
    {
      name: 'facts',
      label: t('eventWork.step_facts'),
      done: facts.length === 0,
      text: facts.length
        ? t('eventWork.lacks', {
            list: facts.map((fact) => t(`eventWork.missing_${fact}`)).join(t('site.listJoin')),
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
  ]
  // A tour is published with its stops; the plan of an exhibition is drawn while it is public.
  steps.splice(event.kind === 'tour' ? 1 : 2, 0, own)
  return steps
}

function planStep(
  event: Event,
  { lang, booths, findings }: { lang: Lang; booths: number; findings: number },
): EventStep {
  const { t } = i18nFor(lang)
  return {
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
  }
}
