import { useTranslation } from 'react-i18next'
import { Icon } from '~/ui/icon'
import { Section } from '~/ui/section'
import type { CertificateView, ClaimView, OfferingContentView } from './offering-content-view'

/** Scenarios as links, with what the enterprise says that each claim rests on, or that it says nothing. */
export function Scenarios({ scenarios }: { scenarios: readonly ClaimView[] }) {
  const { t } = useTranslation()
  const grounded = scenarios.some(({ claim }) => claim !== null)
  return (
    <Section
      title={t('offering.scenarios')}
      id="scenarios"
      lead={grounded || scenarios.length === 0 ? null : t('offering.noGroundsAtAll')}
    >
      <NotedLinks
        links={scenarios.map(({ claim, ...link }) => ({
          ...link,
          note: claim ?? (grounded ? t('offering.noGrounds') : null),
        }))}
      />
    </Section>
  )
}

/** Catalogues and standards as links, with number and day of the certificate or entry. */
export function Certificates({ certificates }: { certificates: readonly CertificateView[] }) {
  const { t } = useTranslation()
  return (
    <Section title={t('offering.certificates')} id="certificates">
      {certificates.length > 0 ? (
        <NotedLinks links={certificates} />
      ) : (
        <p className="text-muted">{t('offering.noCertificates')}</p>
      )}
    </Section>
  )
}

/** Links with a note stand in rows; where none has one, side by side. */
function NotedLinks({
  links,
}: {
  links: readonly { code: string; href: string; label: string; note: string | null }[]
}) {
  if (links.some(({ note }) => note !== null))
    return (
      <ul className="panel divide-line divide-y">
        {links.map(({ code, href, label, note }) => (
          <li key={code} className="px-3 py-1.5">
            <a href={href} className="fine:min-h-8 inline-flex min-h-11 items-center font-medium">
              {label}
            </a>
            {note && <p className="text-muted pb-1 text-sm">{note}</p>}
          </li>
        ))}
      </ul>
    )
  return (
    <ul className="flex flex-wrap gap-x-2 gap-y-2">
      {links.map(({ code, href, label }) => (
        <li key={code}>
          <a
            href={href}
            className="border-line bg-surface hover:border-ink fine:min-h-9 inline-flex min-h-11 items-center rounded border px-3 text-sm"
          >
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** What a team needs to know before it connects the equipment with what it owns. */
export function Interfaces({ interfaces }: Pick<OfferingContentView, 'interfaces'>) {
  const { t } = useTranslation()
  if (interfaces.length === 0) return null
  return (
    <Section title={t('offering.interfaces')} id="interfaces" lead={t('offering.interfacesLead')}>
      <dl className="panel divide-line divide-y">
        {interfaces.map(({ kind, label, items }) => (
          <div key={kind} className="grid gap-x-4 gap-y-0.5 px-3 py-2 sm:grid-cols-[9rem_1fr]">
            <dt className="text-muted text-sm">{label}</dt>
            {items.map((item) => (
              <dd key={item} className="font-medium sm:col-start-2">
                {item}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </Section>
  )
}

/** Documents to save, and videos on other sites: nothing of them is shown within the page. */
export function Attachments({ documents, videos }: Pick<OfferingContentView, 'documents' | 'videos'>) {
  const { t } = useTranslation()
  if (documents.length === 0 && videos.length === 0) return null
  return (
    <Section title={t('offering.attachments')} id="attachments">
      <ul className="panel divide-line divide-y">
        {documents.map(({ id, href, title }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 px-3">
            <a href={href} className="inline-flex min-h-11 items-center gap-2 font-medium" data-document="">
              <Icon name="download" className="size-4" />
              {title}
            </a>
            <span className="text-muted text-sm">PDF</span>
          </li>
        ))}
        {videos.map(({ url, title, host }) => (
          <li key={url} className="flex flex-wrap items-center gap-x-3 px-3">
            <a
              href={url}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className="inline-flex min-h-11 items-center gap-2 font-medium"
            >
              <Icon name="link" className="size-4" />
              {title}
            </a>
            <span className="text-muted text-sm">{t('offering.videoAt', { host })}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
