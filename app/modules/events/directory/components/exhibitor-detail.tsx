import { useTranslation } from 'react-i18next'
import { Facts } from '~/modules/accounts'
import { AskLink } from '~/modules/matching'
import { OfferingCard, type OfferingCardView } from '~/modules/offerings'
import { ButtonLink } from '~/ui/button'
import { Section } from '~/ui/section'
import type { AgendaItemView } from '../../agenda/agenda-view'
import { AgendaItems } from '../../agenda/components/agenda-list'
import type { ExhibitorView } from '../exhibitor-view'

type Shown = { card: OfferingCardView; name: string; askHref: string | null }

/** The page of an exhibitor: who it is, where it stands, what it shows. */
export function ExhibitorDetail({
  view,
  offerings,
  agenda,
}: {
  view: ExhibitorView
  offerings: readonly Shown[]
  agenda: readonly { day: string; item: AgendaItemView }[]
}) {
  const { t } = useTranslation()
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        {view.booths.length === 0 ? (
          <span className="tag">{t('directory.boothToCome')}</span>
        ) : (
          view.booths.map(({ number, href }) => (
            <ButtonLink key={number} href={href} size="small">
              {t('booth.atStands', { number })}
            </ButtonLink>
          ))
        )}
        {view.planHref && (
          <ButtonLink href={view.planHref} size="small" rel="nofollow">
            {t('directory.onPlan')}
          </ButtonLink>
        )}
      </div>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_26rem]">
        {(view.intro || view.website) && (
          <Section id="intro" title={t('directory.about')}>
            <p className="max-w-prose break-words whitespace-pre-wrap">{view.intro}</p>
            {view.website && (
              <p>
                <a
                  href={view.website}
                  rel="nofollow noopener noreferrer"
                  className="inline-flex min-h-11 items-center break-all"
                >
                  {view.website}
                </a>
              </p>
            )}
          </Section>
        )}
        <Facts rows={view.facts} />
      </div>
      <Section id="offerings" title={t('directory.shows', { n: offerings.length })}>
        {offerings.length === 0 ? (
          <p className="text-muted">{t('directory.showsNothing')}</p>
        ) : (
          <ol className="grid gap-3">
            {offerings.map(({ card, name, askHref }) => (
              <li key={card.id}>
                <OfferingCard view={card} level={3} act={askHref && <AskLink href={askHref} name={name} />} />
              </li>
            ))}
          </ol>
        )}
        <p className="no-print">
          <ButtonLink href={view.searchHref}>{t('directory.toSearch')}</ButtonLink>
        </p>
      </Section>
      {agenda.length > 0 && (
        <Section id="agenda" title={t('directory.agenda')}>
          <AgendaItems
            level={3}
            items={agenda.map(({ day, item }) => ({ ...item, time: `${day} ${item.time}` }))}
          />
        </Section>
      )}
    </>
  )
}
