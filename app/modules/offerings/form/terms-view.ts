import { i18nFor } from '~/locales/i18n'
import { termName } from '~/modules/vocabulary'
import { priceBases } from '../offering.schema'
import { type FormFields, listIn, textOf } from '../offering-form'
import type { ControlView, FormContext, SectionView } from './form-view'

/** Price, lead time and capacity: what changes at once where it is published. */
export function tradeControls(fields: FormFields, lang: FormContext['lang']): ControlView[] {
  const { t } = i18nFor(lang)
  const number = (
    name: 'price' | 'priceMax' | 'leadTimeDays' | 'capacityPerMonth',
    hint: string,
  ): ControlView => ({
    kind: 'line',
    name,
    label: t(`publish.${name}`),
    hint,
    value: textOf(fields, name),
    max: 40,
  })
  return [
    {
      kind: 'choice',
      name: 'priceBasis',
      label: t('publish.priceBasis'),
      value: textOf(fields, 'priceBasis') || 'sale',
      choices: priceBases.map((value) => ({ value, label: t(`publish.basis_${value}`) })),
    },
    number('price', t('publish.priceHint')),
    number('priceMax', t('publish.priceMaxHint')),
    {
      kind: 'line',
      name: 'currency',
      label: t('publish.currency'),
      hint: t('publish.currencyHint'),
      value: textOf(fields, 'currency') || 'CNY',
      max: 3,
    },
    number('leadTimeDays', t('publish.leadTimeHint')),
    number('capacityPerMonth', t('publish.capacityHint')),
  ]
}

/** What it costs, how soon it comes, and where it is served. */
export function termsView({ fields, vocabulary, lang }: FormContext): SectionView[] {
  const { t } = i18nFor(lang)
  const served = listIn(fields, 'regionsServed')
  const regions = [...vocabulary.regions.values()]
  return [
    {
      id: 'trade',
      title: t('publish.trade'),
      lead: t('publish.tradeLead'),
      controls: [
        ...tradeControls(fields, lang),
        {
          kind: 'line',
          name: 'warrantyMonths',
          label: t('publish.warrantyMonths'),
          value: textOf(fields, 'warrantyMonths'),
          max: 6,
        },
      ],
    },
    {
      id: 'regions',
      title: t('publish.regions'),
      controls: [
        {
          kind: 'choice',
          name: 'region',
          label: t('publish.region'),
          hint: t('publish.regionHint'),
          value: textOf(fields, 'region'),
          choices: [
            { value: '', label: t('publish.regionOfCompany') },
            ...regions.map((each) => ({ value: each.code, label: termName(each, lang) })),
          ],
        },
      ],
      boxes: {
        name: 'regionsServed',
        groups: [
          {
            title: t('publish.regionsServed'),
            boxes: regions.map((each) => ({
              value: each.code,
              label: lang === 'zh' ? each.shortZh : each.en,
              ticked: served.includes(each.code),
              depth: 0 as const,
              more: [],
            })),
          },
        ],
      },
    },
  ]
}
