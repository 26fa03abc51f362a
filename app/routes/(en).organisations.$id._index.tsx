import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { formatDate } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import {
  Completeness,
  canOrganisation,
  OrganisationFrame,
  organisationRights,
  regionName,
  teamTypeName,
} from '~/modules/accounts'
import { organisationPage, readOwnOrganisation } from '~/modules/accounts/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { ButtonLink } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { OutcomeMark } from '~/ui/outcome'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const page = await organisationPage(args)
  const { services, lang, t, origin, organisation, membership, rights, name, frame } = page
  const own = await readOwnOrganisation(services, organisation)
  const lists = await services.vocabulary()
  const path = localPath(lang, `/organisations/${organisation.id}`)
  const { state, kind } = organisation
  const waiting = own.review?.state === 'waiting'
  return {
    head: makeHead({ origin, path, lang, title: name, description: name, indexed: false }),
    frame,
    path,
    reviewer: membership === null,
    state,
    waiting: waiting && state === 'verified',
    reason: own.review?.state === 'returned' ? own.review.reason : organisation.returnReason,
    since: waiting && own.review ? formatDate(own.review.submittedAt, lang) : null,
    rights: organisationRights.map((right) => ({ right, has: rights.includes(right) })),
    missing: canOrganisation(state, 'edit') ? own.completeness : [],
    maySubmit: rights.includes('govern') && canOrganisation(state, 'edit'),
    mayWithdraw: rights.includes('govern') && waiting,
    facts: [
      [t('review.kindLabel'), t(`organisation.kind.${kind}`)],
      [t('organisation.nameZh'), organisation.nameZh],
      [t('review.nameEn'), organisation.nameEn],
      [t('organisation.creditCode'), organisation.creditCode],
      [t('organisation.teamType'), organisation.teamType && teamTypeName(lists, organisation.teamType, lang)],
      [t('organisation.parentAuthority'), organisation.parentAuthority],
      [t('organisation.region'), organisation.region && regionName(lists, organisation.region, lang)],
      [t('organisation.introZh'), organisation.introZh],
      [t('review.introEn'), organisation.introEn],
      [t('review.website'), organisation.website],
    ].flatMap(([label, value]) => (label && value ? [{ label, value }] : [])),
    contacts: own.contacts,
    documents: own.documents,
    members: own.members,
  }
}

export default function OrganisationOverview() {
  const { t } = useTranslation()
  const view = useLoaderData<typeof loader>()
  const { frame, path, state } = view
  return (
    <OrganisationFrame head={frame}>
      {view.reviewer && <Notice>{t('organisation.reviewerView')}</Notice>}
      <Notice urgent={state === 'returned' || state === 'suspended'}>
        <p>{t(`organisation.stateText.${state}`)}</p>
        {view.waiting && <p>{t('organisation.changeWaiting')}</p>}
        {state === 'verified' && view.reason && <p>{t('organisation.changeReturned')}</p>}
        {view.reason && <p className="font-medium">{t('organisation.reason', { reason: view.reason })}</p>}
        {view.since && <p>{view.since}</p>}
      </Notice>
      {(view.maySubmit || view.mayWithdraw) && (
        <p className="flex flex-wrap gap-3">
          {view.maySubmit && (
            <ButtonLink look="main" href={`${path}/submit`}>
              {t('organisation.toSubmit')}
            </ButtonLink>
          )}
          {view.mayWithdraw && (
            <ButtonLink href={`${path}/withdraw`}>{t('organisation.withdraw')}</ButtonLink>
          )}
        </p>
      )}
      {view.missing.length > 0 && (
        <Section id="missing" title={t('organisation.missing')}>
          <Completeness parts={view.missing} />
        </Section>
      )}
      {!view.reviewer && (
        <Section id="rights" title={t('organisation.rights')}>
          <ul className="grid gap-2">
            {view.rights.map(({ right, has }) => (
              <li key={right} className="flex items-start gap-2 text-sm">
                <OutcomeMark
                  outcome={has ? 'pass' : 'fail'}
                  label={has ? t('organisation.can') : t('organisation.cannot')}
                />
                <span>{t(`organisation.right.${right}`)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="facts" title={t('organisation.edit')}>
        <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[12rem_minmax(0,1fr)]">
          {view.facts.map(({ label, value }) => (
            <div key={label} className="contents">
              <dt className="text-muted text-sm">{label}</dt>
              <dd className="whitespace-pre-line">{value}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section id="contacts" title={t('organisation.contacts')}>
        {view.contacts.length === 0 && <p className="text-muted text-sm">{t('organisation.contactsNone')}</p>}
        <ul className="grid gap-1">
          {view.contacts.map(({ name, duty, email, phone }) => (
            <li key={name + email + phone} className="flex flex-wrap gap-x-4">
              <span className="font-medium">{name}</span>
              <span className="text-muted">{duty}</span>
              <span>{email}</span>
              <span>{phone}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="documents" title={t('organisation.documents')}>
        {view.documents.length === 0 && (
          <p className="text-muted text-sm">{t('organisation.documentsNone')}</p>
        )}
        <ul className="grid gap-1">
          {view.documents.map(({ fileId, name }) => (
            <li key={fileId}>
              <a
                className="inline-flex min-h-11 items-center break-all"
                href={`${path}/documents/${fileId}`}
                data-document=""
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="members" title={t('organisation.members')}>
        <p>
          <a className="inline-flex min-h-11 items-center" href={`${path}/members`}>
            {t('organisation.membersCount', { n: view.members })}
          </a>
        </p>
      </Section>
    </OrganisationFrame>
  )
}
