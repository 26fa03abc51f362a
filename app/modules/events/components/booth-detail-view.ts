import { formatDate, formatMoney, formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import { balanceDayOf, balanceDueOf, hasDeposit } from '../booths/instalments'
import { priceOfBooth, squareMetres } from '../booths/price-of-booth'
import type { Event } from '../event'
import type { BoothMark } from '../plan/draw-plan'
import type { PublicBooth } from '../plan/read-public-plan.server'

type Rows = [name: string, value: string][]
export type BoothDetailView = {
  title: string
  mark: BoothMark
  facts: Rows
  /** none where it is sold or not for sale */
  price: Rows
  otherRates: Rows
  early: string | null
  /** that a deposit is not taken any more, and all of it is due at once */
  atOnce: string | null
  options: Rows
  planHref: string
  /** the page of who exhibits there */
  exhibitorHref: string | null
}

/** A booth by itself: what it is, whether it can be had, and what it costs somebody of whom nothing is known. */
export function boothDetailView(
  event: Event,
  { booth, hall, boothClass, taken, exhibitor, options }: PublicBooth,
  { lang, now, today }: { lang: Lang; now: Date; today: string },
): BoothDetailView {
  const { t } = i18nFor(lang)
  const mark: BoothMark = taken?.state ?? (booth.forSale ? 'free' : 'off')
  const metres = (cells: number) => formatNumber(cells / 2, lang)
  const money = (minor: number) => formatMoney(minor, boothClass?.currency ?? 'CNY', lang)
  const per = (minor: number) =>
    boothClass ? t(`booth.price_${boothClass.pricing}`, { price: money(minor) }) : ''
  const named = boothClass && inLang(lang, boothClass.nameZh, boothClass.nameEn)
  const open = boothClass && (mark === 'free' || mark === 'held')
  const { earlyUntil } = event
  const asked = { on: today, earlyUntil, member: false }
  const price = open ? priceOfBooth(booth, boothClass, asked) : null
  const deposit = price !== null && hasDeposit(price)
  const instalments = deposit && balanceDueOf(event, now) !== null
  const facts: Rows = [
    [t('booth.state'), t(`booth.state_${mark}`)],
    [t('booth.hall'), `${hall.code} · ${inLang(lang, hall.nameZh, hall.nameEn)}`],
    [t('booth.class'), named ?? ''],
    [
      t('booth.sizeHead'),
      `${t('booth.size', { width: metres(booth.width), depth: metres(booth.depth) })}, ${t('booth.area', { n: formatNumber(squareMetres(booth), lang) })}`,
    ],
    [t('booth.company'), exhibitor ? inLang(lang, exhibitor.nameZh, exhibitor.nameEn) : ''],
  ]
  const rates: Rows = open
    ? [
        [t('booth.rate_standard'), per(boothClass.priceMinor)],
        [t('booth.rate_early'), boothClass.earlyPriceMinor === null ? '' : per(boothClass.earlyPriceMinor)],
        [
          t('booth.rate_member'),
          boothClass.memberPriceMinor === null ? '' : per(boothClass.memberPriceMinor),
        ],
      ]
    : []
  return {
    title: t('booth.atStands', { number: booth.number }),
    mark,
    facts: facts.filter(([, value]) => value !== ''),
    price:
      price && boothClass
        ? [
            [t('booth.unitPrice'), `${per(price.unitMinor)} (${t(`booth.rate_${price.rate}`)})`],
            [t('booth.net'), money(price.netMinor)],
            [t('booth.taxLine', { percent: boothClass.taxBp / 100 }), money(price.taxMinor)],
            [t('booth.total'), money(price.totalMinor)],
            ...(instalments
              ? ([
                  [t('booth.deposit', { percent: boothClass.depositPercent }), money(price.depositMinor)],
                  [
                    t('booth.balance', { day: formatDate(balanceDayOf(event), lang) }),
                    money(price.totalMinor - price.depositMinor),
                  ],
                ] satisfies Rows)
              : []),
          ]
        : [],
    otherRates: rates.filter(([, value]) => value !== ''),
    early:
      open && boothClass.earlyPriceMinor !== null && earlyUntil !== null && today <= earlyUntil
        ? t('booth.early', { day: formatDate(earlyUntil, lang) })
        : null,
    atOnce: deposit && !instalments ? t('booth.atOnce') : null,
    options: open
      ? options.map(({ nameZh, nameEn, unitZh, unitEn, priceMinor }) => {
          const unit = inLang(lang, unitZh, unitEn)
          return [
            inLang(lang, nameZh, nameEn),
            `${formatMoney(priceMinor, 'CNY', lang)}${unit && ` / ${unit}`}`,
          ]
        })
      : [],
    exhibitorHref: exhibitor?.listed
      ? localPath(lang, `/events/${event.id}/exhibitors/${exhibitor.id}`)
      : null,
    planHref: localPath(
      lang,
      `/events/${event.id}/plan?q=${encodeURIComponent(booth.number)}#hall-${hall.code}`,
    ),
  }
}
