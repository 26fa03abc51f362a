import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import { searchFrequencies } from '../follow'

export type SearchView = {
  id: number
  name: string
  kind: string
  /** null: it asks for something that exists no more */
  words: string[] | null
  frequency: string
  told: string
  openHref: string | null
  editHref: string
}

export const frequencyChoices = (lang: Lang) =>
  searchFrequencies.map((value) => ({ value, label: i18nFor(lang).t(`follow.frequency_${value}`) }))
