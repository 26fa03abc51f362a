import { formatDate } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { localPath } from '~/locales/lang'
import { codeName, type Lang, type Vocabulary } from '~/modules/vocabulary'
import { interfaceKinds } from '../detail-fields'
import { documentPath, photoPath, photoSet } from '../media/media-paths'
import type { Offering } from '../offering'
import { inLang } from './offering-card-view'

export type PhotoView = { id: number; src: string; srcSet: string; whole: string; alt: string }
export type ClaimView = { code: string; label: string; href: string; claim: string | null }
export type CertificateView = { code: string; label: string; href: string; note: string | null }

/** What an offering says beside its figures and terms, in the reader's language. */
export type OfferingContentView = {
  photos: PhotoView[]
  documents: { id: number; href: string; title: string }[]
  /** never shown within the page: each leads to its own site, whose name stands beside it */
  videos: { url: string; title: string; host: string }[]
  interfaces: { kind: string; label: string; items: string[] }[]
  scenarios: ClaimView[]
  certificates: CertificateView[]
}

export function offeringContentView(
  offering: Offering,
  { vocabulary, lang }: { vocabulary: Vocabulary; lang: Lang },
): OfferingContentView {
  const { t } = i18nFor(lang)
  const results = (param: string, code: string) =>
    localPath(lang, `/offerings?${new URLSearchParams({ [param]: code })}`)
  const name = inLang(lang, offering.nameZh, offering.nameEn)
  return {
    photos: photosOf(offering).map(({ id, altZh, altEn }, index) => ({
      id,
      src: photoPath(id, 800),
      srcSet: photoSet(id),
      whole: photoPath(id, 1600),
      alt: inLang(lang, altZh, altEn) || t('offering.photoOf', { name, n: index + 1 }),
    })),
    documents: offering.media
      .filter(({ kind }) => kind === 'document')
      .map(({ id, altZh, altEn }, index) => ({
        id,
        href: documentPath(id),
        title: inLang(lang, altZh, altEn) || t('offering.documentN', { n: index + 1 }),
      })),
    videos: offering.videos.flatMap(({ url, title }) => {
      const host = hostOf(url)
      return host === null ? [] : [{ url, title: title || t('offering.video'), host }]
    }),
    interfaces: interfaceKinds.flatMap((kind) => {
      const items = offering.interfaces.filter((row) => row.kind === kind).map(({ text }) => text)
      return items.length === 0 ? [] : [{ kind, label: t(`offering.interface_${kind}`), items }]
    }),
    scenarios: offering.scenarios.map((code) => ({
      code,
      href: results('scenario', code),
      label: codeName(vocabulary.scenarios, code, lang),
      claim: claimOf(offering, code),
    })),
    certificates: [
      ...offering.catalogues.map((code) => ({
        code,
        href: results('catalogue', code),
        label: codeName(vocabulary.catalogues, code, lang),
        note: citationOf(offering, code, lang),
      })),
      ...offering.standards.map((code) => ({
        code,
        href: results('standard', code),
        label: `${code} ${codeName(vocabulary.standards, code, lang)}`,
        note: citationOf(offering, code, lang),
      })),
    ],
  }
}

export const photosOf = ({ media }: Pick<Offering, 'media'>) => media.filter(({ kind }) => kind === 'photo')

/** What the enterprise says that a claim rests on; null where it says nothing. */
export const claimOf = ({ claims }: Offering, code: string): string | null =>
  claims.find((claim) => claim.code === code)?.text ?? null

function citationOf({ citations }: Offering, code: string, lang: Lang): string | null {
  const cited = citations.find((citation) => citation.code === code)
  if (!cited) return null
  return [cited.number, cited.date && formatDate(cited.date, lang)].filter(Boolean).join(' · ') || null
}

/** Of an https address; null for anything else, which is not shown as a link. */
function hostOf(url: string): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null
  return parsed?.protocol === 'https:' ? parsed.host : null
}
