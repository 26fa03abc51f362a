import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { personalPage } from '~/modules/accounts/index.server'
import { lessonsView } from '~/modules/introductions/index.server'
import { inLang } from '~/modules/offerings'
import { useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, notFound } from '~/platform/http/index.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Section } from '~/ui/section'
import { cell, headCell, Table } from '~/ui/table'

export const meta = headOf

/** Why introductions of an enterprise's offerings came to nothing, put together. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, lang, t, origin } = personalPage(args)
  const { organisation } = viewer
  if (organisation?.kind !== 'enterprise') throw notFound()
  const title = t('outcome.lessonsTitle')
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/workbench/outcomes'),
      lang,
      title,
      description: title,
      indexed: false,
    }),
    lead: t('outcome.lessonsLead', { name: inLang(lang, organisation.nameZh, organisation.nameEn) }),
    workbenchHref: localPath(lang, '/workbench'),
    introductionsHref: localPath(lang, '/introductions'),
    offerings: await lessonsView(services, organisation.id, lang),
  }
}

export default function OutcomesPage() {
  const { t } = useTranslation()
  const { lead, workbenchHref, introductionsHref, offerings } = useLoaderData<typeof loader>()
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-4">
      <Breadcrumbs
        label={t('site.breadcrumbs')}
        crumbs={[{ href: workbenchHref, label: t('workbench.title') }]}
        current={t('outcome.lessonsTitle')}
      />
      <header className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{t('outcome.lessonsTitle')}</h1>
        <p className="text-muted max-w-[90ch] text-sm text-pretty">{lead}</p>
      </header>
      {offerings.length === 0 ? (
        <EmptyState title={t('outcome.lessonsEmpty')}>
          <p>{t('outcome.lessonsEmptyText')}</p>
          <ButtonLink href={introductionsHref}>{t('outcome.toIntroductions')}</ButtonLink>
        </EmptyState>
      ) : (
        offerings.map(({ id, name, href, lost, lessons }) => (
          <Section key={id} id={`offering-${id}`} title={name} lead={t('outcome.lost', { n: lost })}>
            <div className="panel">
              <Table caption={name}>
                <thead>
                  <tr>
                    <th className={headCell}>{t('outcome.cause')}</th>
                    <th className={`${headCell} text-right`}>{t('outcome.times')}</th>
                  </tr>
                </thead>
                <tbody>
                  {lessons.map(({ key, text, times }) => (
                    <tr key={key}>
                      <td className={cell}>{text}</td>
                      <td className={`${cell} figure text-right`}>{times}</td>
                    </tr>
                  ))}
                </tbody>
              </Table>
            </div>
            <p>
              <a href={href} className="inline-flex min-h-11 items-center text-sm">
                {t('outcome.offering')}
              </a>
            </p>
          </Section>
        ))
      )}
    </div>
  )
}
