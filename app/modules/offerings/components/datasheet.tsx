import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Figure } from '~/ui/figure'
import { Logo } from '~/ui/logo'
import type { OfferingDetailView } from './offering-detail-view'

/**
 * One offering on paper: A4, upright, with nothing to press. On a screen it looks as it prints, as far as the
 * screen is wide enough.
 */
export function Datasheet({ view, site }: { view: OfferingDetailView; site: string }) {
  const { t } = useTranslation()
  const { content } = view
  const photo = content.photos[0]
  return (
    <article className="datasheet">
      <header className="flex items-start justify-between gap-6">
        <div className="grid gap-1">
          <p className="text-muted flex items-center gap-2 text-sm">
            <Logo className="size-5" />
            {site} · {t('offering.datasheet')}
          </p>
          <h1 className="text-2xl">{view.name}</h1>
          {view.otherName && <p className="text-muted">{view.otherName}</p>}
          <p className="text-sm">
            {view.crumbs
              .slice(2)
              .map(({ label }) => label)
              .join(' / ')}
          </p>
        </div>
        <div className="grid w-24 shrink-0 justify-items-center gap-1 text-center">
          <Qr view={view} />
          <p className="text-muted text-xs">{t('offering.qr')}</p>
        </div>
      </header>
      {(view.sample || view.reference) && (
        <p className="border-line-strong border px-3 py-1.5 text-sm font-semibold">
          {t(view.sample ? 'offering.sampleNotice' : 'offering.referenceNotice')}
        </p>
      )}
      <div className={photo ? 'datasheet-top' : undefined}>
        <div className="grid content-start gap-3">
          {view.summary && <p className="text-sm">{view.summary}</p>}
          {view.keyFigures.length > 0 && (
            <dl className="grid grid-cols-3 gap-x-4 gap-y-2">
              {view.keyFigures.map(({ code, label, value, unit }) => (
                <div key={code} className="border-ink border-t-2 pt-1">
                  <dt className="text-muted text-xs">{label}</dt>
                  <dd className="text-lg leading-tight font-semibold">
                    <Figure value={value} unit={unit} />
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </div>
        {photo && (
          <img
            src={photo.src}
            srcSet={photo.srcSet}
            sizes="20rem"
            width={800}
            height={600}
            alt={photo.alt}
            className="border-line aspect-4/3 w-full border object-contain"
          />
        )}
      </div>
      {view.specs.length > 0 && (
        <Part title={t('offering.allFigures')}>
          <table className="w-full border-collapse text-left text-sm">
            <thead>
              <tr>
                <th scope="col">{t('offering.attribute')}</th>
                <th scope="col">{t('offering.written')}</th>
                <th scope="col">{t('offering.canonical')}</th>
              </tr>
            </thead>
            <tbody>
              {view.specs.map(({ code, label, written, writtenUnit, canonical, canonicalUnit }) => (
                <tr key={code}>
                  <th scope="row" className="font-normal">
                    {label}
                  </th>
                  <td className="font-semibold">
                    <Figure value={written} unit={writtenUnit} />
                  </td>
                  <td>
                    <Figure value={canonical} unit={canonicalUnit} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="text-muted text-xs">
            {t('site.source')} {view.source ? sourceWords(view.source) : t('offering.ownFigures')}
          </p>
        </Part>
      )}
      <div className="datasheet-pair">
        <Part title={t('offering.terms')}>
          <Rows rows={view.terms} />
        </Part>
        <Part title={t(view.reference ? 'offering.issuer' : 'offering.company')}>
          <p className="font-semibold">{view.company.name}</p>
          <Rows rows={view.company.rows} />
        </Part>
      </div>
      <div className="datasheet-pair">
        {content.scenarios.length > 0 && (
          <Part title={t('offering.scenarios')}>
            <List
              items={content.scenarios.map(({ label, claim }) => ({
                label,
                note: claim ?? t('offering.noGrounds'),
              }))}
            />
          </Part>
        )}
        {view.conditions.length > 0 && (
          <Part title={t('offering.conditions')}>
            <List
              items={view.conditions.map(({ label, words, claim }) => ({
                label,
                note: [words, claim && t('offering.claim', { text: claim })].filter(Boolean).join(' · '),
              }))}
            />
          </Part>
        )}
        {content.interfaces.length > 0 && (
          <Part title={t('offering.interfaces')}>
            <List
              items={content.interfaces.map(({ label, items }) => ({ label, note: items.join(' · ') }))}
            />
          </Part>
        )}
        {content.certificates.length > 0 && (
          <Part title={t('offering.certificates')}>
            <List items={content.certificates} />
          </Part>
        )}
      </div>
      <footer className="border-line text-muted grid gap-0.5 border-t pt-2 text-xs">
        <p>
          {view.updated} · {view.version}
        </p>
        <p className="break-all">{view.address}</p>
      </footer>
    </article>
  )
}

const sourceWords = ({ title, ref, licence }: NonNullable<OfferingDetailView['source']>) =>
  [title, ref, licence].filter(Boolean).join(' · ')

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="datasheet-part">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Rows({ rows }: { rows: readonly { label: string; value: string; note?: string }[] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 text-sm">
      {rows.map(({ label, value, note }) => (
        <div key={label} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-muted">{label}</dt>
          <dd>
            {value}
            {note && <span className="text-muted"> ({note})</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function List({ items }: { items: readonly { label: string; note: string | null }[] }) {
  return (
    <ul className="grid gap-1 text-sm">
      {items.map(({ label, note }) => (
        <li key={label}>
          <span className="font-semibold">{label}</span>
          {note && <span className="text-muted block">{note}</span>}
        </li>
      ))}
    </ul>
  )
}

function Qr({ view }: { view: OfferingDetailView }) {
  const { t } = useTranslation()
  return (
    <svg
      viewBox={`0 0 ${view.qr.size} ${view.qr.size}`}
      role="img"
      aria-label={t('offering.qrAlt')}
      className="bg-code-ground size-24"
      shapeRendering="crispEdges"
    >
      <path d={view.qr.path} className="fill-code-ink" />
    </svg>
  )
}
