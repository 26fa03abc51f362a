import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { formatInstant } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { pageFor } from '~/modules/accounts/index.server'
import { ComparedTable, compareContents, fieldsOfContent, inLang } from '~/modules/offerings'
import { offeringScopeOf, readOfferingVersions } from '~/modules/offerings/index.server'
import { useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, notFound, withDomainErrors } from '~/platform/http/index.server'
import { badAddress, readId } from '~/platform/page.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Button } from '~/ui/button'
import { Field, Select } from '~/ui/field'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, lang, t, origin, url } = pageFor(args)
  const id = readId(args.params.id)
  const [versions, vocabulary] = await Promise.all([
    withDomainErrors(async () =>
      readOfferingVersions(services.db, await offeringScopeOf(services.db, viewer, id), id),
    ),
    services.vocabulary(),
  ])
  const [newest, older] = versions
  if (newest === undefined) throw notFound()
  const read = (name: string, otherwise: number) => {
    const written = url.searchParams.get(name)
    if (written === null) return otherwise
    if (versions.some(({ version }) => String(version) === written)) return Number(written)
    throw badAddress([`${name}=${written.slice(0, 20)}`], url.pathname)
  }
  const to = read('to', newest.version)
  const from = read('from', older?.version ?? newest.version)
  const fieldsAt = (version: number) => {
    const found = versions.find((each) => each.version === version)
    return found ? fieldsOfContent(found.offering) : {}
  }
  const rows =
    from === to
      ? compareContents(null, fieldsAt(to), { vocabulary, lang })
      : compareContents(fieldsAt(from), fieldsAt(to), { vocabulary, lang })
  const path = localPath(lang, `/offerings/${id}`)
  const name = inLang(lang, newest.offering.nameZh, newest.offering.nameEn)
  const title = `${t('publish.versions')} · ${name}`
  return {
    head: makeHead({ origin, path: `${path}/versions`, lang, title, description: title, indexed: false }),
    name,
    crumbs: [
      { href: localPath(lang, '/'), label: t('site.home') },
      { href: path, label: name },
    ],
    from,
    to,
    choices: versions.map(({ version, publishedAt }) => ({
      value: String(version),
      label: `${t('publish.versionOf', { n: version })} · ${t('publish.versionAt', { date: formatInstant(publishedAt, lang) })}`,
    })),
    rows,
    differs: rows.some(({ changed }) => changed),
  }
}

export default function OfferingVersionsPage() {
  const { t } = useTranslation()
  const { name, crumbs, from, to, choices, rows, differs } = useLoaderData<typeof loader>()
  return (
    <div className="shell grid gap-5 py-4 md:py-6">
      <Breadcrumbs label={t('site.breadcrumbs')} crumbs={crumbs} current={t('publish.versions')} />
      <header className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">
          {t('publish.versions')} · {name}
        </h1>
        <p className="text-muted text-sm">{t('publish.versionsLead')}</p>
      </header>
      {choices.length > 1 ? (
        <form className="panel grid items-end gap-3 p-4 sm:grid-cols-[1fr_1fr_auto]">
          <Field id="from" label={t('publish.versionFrom')}>
            <Select id="from" name="from" choices={choices} defaultValue={String(from)} />
          </Field>
          <Field id="to" label={t('publish.versionTo')}>
            <Select id="to" name="to" choices={choices} defaultValue={String(to)} />
          </Field>
          <Button>{t('publish.compareVersions')}</Button>
        </form>
      ) : (
        <p className="text-muted">{t('publish.versionsOne')}</p>
      )}
      <Section id="differences" title={t('publish.versionOf', { n: to })}>
        {from !== to && !differs && <p className="text-muted">{t('publish.versionsSame')}</p>}
        <ComparedTable
          rows={rows}
          caption={t('publish.versions')}
          former={from === to ? null : t('publish.versionOf', { n: from })}
          next={t('publish.versionOf', { n: to })}
        />
      </Section>
    </div>
  )
}
