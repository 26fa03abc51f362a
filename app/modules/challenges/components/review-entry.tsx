import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button, ButtonLink } from '~/ui/button'
import { Tag } from '~/ui/chip'
import { ActionForm } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'
import { cell, headCell, Table } from '~/ui/table'
import { EndForms } from './end-forms'
import { MergeForm } from './merge-form'
import { PublishForm } from './publish-form'
import { RateForm } from './rate-form'
import type { ReviewEntryView } from './review-entry-view'
import { StageTag } from './stage-tag'

/** One entry of the research-demand list for a reviewer: what stands behind it, and everything to do with it. */
export function ReviewEntry({ view, refused }: { view: ReviewEntryView; refused: FormState | undefined }) {
  const { t } = useTranslation()
  // Only the form that was sent shows why it was refused.
  const of = (act: string) => (refused?.values.act === act ? refused : undefined)
  const may = (act: string) => (view.acts as string[]).includes(act)
  return (
    <>
      <header className="grid gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <StageTag stage={view.stage} end={view.end} />
          <Tag>
            {t('challenge.number')} {view.id}
          </Tag>
        </div>
        <h1 className="text-2xl md:text-3xl">{view.title}</h1>
        <p className="facts">
          {view.facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
        {view.publicHref && (
          <p>
            <ButtonLink href={view.publicHref} size="small">
              {t('challengeWork.seePublic')}
            </ButtonLink>
          </p>
        )}
      </header>
      {view.kept && (
        <Notice title={t('challengeWork.mergedNotice', { id: view.kept.id })}>
          <p className="flex flex-wrap gap-3">
            <ButtonLink href={view.kept.href}>{t('challengeWork.openKept', { id: view.kept.id })}</ButtonLink>
          </p>
          <ActionForm state={of('unmerge')} className="mt-3">
            <input type="hidden" name="act" value="unmerge" />
            <p>
              <Button name="entry" value={view.id}>
                {t('challengeWork.unmerge', { id: view.id })}
              </Button>
            </p>
          </ActionForm>
        </Notice>
      )}
      {view.stage === 'taken_out' && <Notice>{t('challengeWork.takenOutNotice')}</Notice>}
      <Section id="behind" title={t('challengeWork.behind')} lead={t('challengeWork.behindLead')}>
        {view.needs.length === 0 ? (
          <p className="text-muted">{t('challengeWork.behindNone')}</p>
        ) : (
          <Behind needs={view.needs} />
        )}
        {view.merges.length > 0 && (
          <ActionForm state={of('unmerge')}>
            <input type="hidden" name="act" value="unmerge" />
            <p className="flex flex-wrap gap-3">
              {view.merges.map(({ id, label }) => (
                <Button key={id} name="entry" value={id} size="small">
                  {label}
                </Button>
              ))}
            </p>
          </ActionForm>
        )}
      </Section>
      {(may('rate') || view.ratings.length > 0) && (
        <Section id="ratings" title={t('challengeWork.ratings')} lead={t('challengeWork.ratingsLead')}>
          {view.ratings.length > 0 && <Ratings ratings={view.ratings} />}
          {may('rate') && <RateForm mine={view.mine} state={of('rate')} />}
        </Section>
      )}
      {may('merge') && (
        <Section id="merge" title={t('challengeWork.mergeTitle')} lead={t('challengeWork.mergeLead')}>
          {view.candidates.length === 0 ? (
            <p className="text-muted">{t('challengeWork.mergeNone')}</p>
          ) : (
            <MergeForm id={view.id} candidates={view.candidates} state={of('merge')} />
          )}
        </Section>
      )}
      {view.stage === 'collected' && (
        <Section id="publish" title={t('challengeWork.publishTitle')}>
          <p className="text-muted">{t('challengeWork.publishFirstRate')}</p>
        </Section>
      )}
      {(may('publish') || may('revise')) && <PublishForm view={view} state={of('publish')} />}
      {(may('withdraw') || may('reopen')) && <EndForms acts={view.acts} of={of} />}
    </>
  )
}

function Behind({ needs }: { needs: ReviewEntryView['needs'] }) {
  const { t } = useTranslation()
  return (
    <div className="panel">
      <Table caption={t('challengeWork.behind')} className="min-w-[44rem]">
        <thead>
          <tr>
            {(
              ['challenge.needs', 'challengeWork.team', 'challengeWork.reasons', 'challenge.number'] as const
            ).map((key) => (
              <th key={key} scope="col" className={headCell}>
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {needs.map(({ id, href, title, team, state, visibility, reasons, text, from }) => (
            <tr key={id}>
              <td className={cell}>
                <a className="fine:min-h-0 inline-flex min-h-11 items-center font-medium" href={href}>
                  {title}
                </a>
                <span className="flex flex-wrap gap-1">
                  <Tag>{t(`need.state_${state}`)}</Tag>
                  <Tag tone={visibility === 'public' ? 'plain' : 'strong'}>
                    {t(`need.visibility_${visibility}`)}
                  </Tag>
                </span>
              </td>
              <td className={cell}>{team}</td>
              <td className={cell}>
                {reasons}
                {text && <span className="text-muted block">{text}</span>}
              </td>
              <td className={cell}>{from}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

function Ratings({ ratings }: { ratings: ReviewEntryView['ratings'] }) {
  const { t } = useTranslation()
  return (
    <div className="panel">
      <Table caption={t('challengeWork.ratings')}>
        <thead>
          <tr>
            {(
              [
                'challengeWork.rater',
                'challenge.urgency',
                'challenge.difficulty',
                'challengeWork.rationale',
              ] as const
            ).map((key) => (
              <th key={key} scope="col" className={headCell}>
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ratings.map(({ key, name, urgency, difficulty, rationale, date }) => (
            <tr key={key}>
              <td className={cell}>
                {name}
                <span className="text-muted block whitespace-nowrap">{date}</span>
              </td>
              <td className={cell}>{urgency}</td>
              <td className={cell}>{difficulty}</td>
              <td className={`${cell} min-w-40`}>{rationale}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
