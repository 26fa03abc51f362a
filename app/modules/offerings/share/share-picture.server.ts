import { createHash } from 'node:crypto'
import { i18nFor } from '~/locales/i18n'
import { codeName, type Lang, type Vocabulary } from '~/modules/vocabulary'
import { hasTag } from '~/platform/http/has-tag'
import type { Services } from '~/platform/services.server'
import { inLang, keyFigures, priceWords, regionName } from '../components/offering-card-view'
import { readPhoto } from '../media/read-photo.server'
import type { Offering } from '../offering'
import { readOffering } from '../offering.repo.server'
import { drawCard, type ShareCard } from './draw-card.server'

/** Pictures that were drawn, newest last; each has some 50 kB. May be lost at any time. */
const drawn = new Map<string, Buffer>()
const MOST_DRAWN = 200

let last: Promise<unknown> = Promise.resolve()

/**
 * The picture of a public offering for where its link is shared, in a language.
 * @throws DomainError `not_found` (404)
 */
export async function sharePicture(
  services: Pick<Services, 'db' | 'files' | 'vocabulary'>,
  { id, lang, ifNoneMatch }: { id: number; lang: Lang; ifNoneMatch: string | null },
): Promise<Response> {
  const offering = await readOffering(services.db, 'public', id)
  const card = shareCard(offering, { vocabulary: await services.vocabulary(), lang })
  const photo = offering.media.find(({ kind }) => kind === 'photo')?.id ?? null
  const key = createHash('sha256')
    .update(JSON.stringify([card, photo]))
    .digest('hex')
    .slice(0, 32)
  const headers = { ETag: `"${key}"`, 'Cache-Control': 'public, max-age=3600' }
  if (hasTag(ifNoneMatch, headers.ETag)) return new Response(null, { status: 304, headers })
  const picture =
    drawn.get(key) ?? (await inTurn(async () => drawCard(card, await photoBytes(services, id, photo))))
  drawn.delete(key)
  drawn.set(key, picture)
  for (const oldest of drawn.keys()) {
    if (drawn.size <= MOST_DRAWN) break
    drawn.delete(oldest)
  }
  return new Response(new Uint8Array(picture), {
    headers: { ...headers, 'Content-Type': 'image/png', 'Content-Length': String(picture.length) },
  })
}

/** A picture is drawn without a photo whose bytes are gone. */
const photoBytes = (services: Pick<Services, 'db' | 'files'>, offeringId: number, photo: number | null) =>
  photo === null ? null : readPhoto(services, { offeringId, id: photo })

function shareCard(
  offering: Offering,
  { vocabulary, lang }: { vocabulary: Vocabulary; lang: Lang },
): ShareCard {
  const { t } = i18nFor(lang)
  const { organisation } = offering
  const region = regionName(offering.region ?? organisation.region, vocabulary, lang)
  const kind = [
    codeName(vocabulary.tracks, offering.track, lang),
    codeName(vocabulary.classes, offering.equipmentClass, lang),
  ]
  const company = [inLang(lang, organisation.nameZh, organisation.nameEn), region]
  return {
    site: lang === 'zh' ? `聚援 Muster · ${t('site.tagline')}` : `Muster 聚援 · ${t('site.tagline')}`,
    title: inLang(lang, offering.nameZh, offering.nameEn),
    kind: kind.join(' · '),
    figures: keyFigures(offering.specs, vocabulary, lang)
      .slice(0, 3)
      .map(({ label, value, unit }) => ({ label, value, unit })),
    company: company.filter(Boolean).join(' · '),
    price: priceWords(offering, lang),
    origin: offering.sample ? t('site.sample') : offering.reference ? t('site.reference') : null,
  }
}

/** One at a time in a process: drawing takes a processor for a moment. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work)
  last = turn.catch(() => {})
  return turn
}
