import { i18nFor } from '~/locales/i18n'
import { codeName, type Lang, type Vocabulary, writtenWords } from '~/modules/vocabulary'
import type { Outcome } from '~/ui/outcome'
import type { Offering } from './offering'

/** How a claimed condition stands to the figures on record. */
export type Standing = {
  /** `backed`: a figure bears it out; `contradicted`: one speaks against it; `unbacked`: a claim without evidence */
  standing: 'backed' | 'unbacked' | 'contradicted'
  /** the codes of the figures that decide */
  attributes: readonly string[]
}
export type Standings = Record<string, Standing>

/** The rule that says so; it is that of the match, and comes from there. */
export type StandingsOf = (
  offering: Pick<Offering, 'specs' | 'conditions'>,
  codes: readonly string[],
) => Standings

/** What a page of offerings is worded with. */
export type OfferingWords = { vocabulary: Vocabulary; lang: Lang; standingsOf: StandingsOf }

export const outcomeOfStanding: Record<Standing['standing'], Outcome> = {
  backed: 'pass',
  unbacked: 'unknown',
  contradicted: 'fail',
}

export type ConditionView = {
  code: string
  label: string
  standing: Standing['standing']
  /** its standing, with the figures that decide */
  words: string
}

/** The conditions that an offering claims, each with its standing, in the order of the vocabulary. */
export function conditionViews(
  offering: Pick<Offering, 'specs' | 'conditions'>,
  { vocabulary, lang, standingsOf }: OfferingWords,
): ConditionView[] {
  const { t } = i18nFor(lang)
  const order = [...vocabulary.conditions.keys()]
  const claimed = [...offering.conditions].sort((a, b) => order.indexOf(a) - order.indexOf(b))
  const standings = standingsOf(offering, claimed)
  const figure = (attribute: string) => {
    const spec = offering.specs.find((each) => each.attribute === attribute)
    const label = codeName(vocabulary.attributes, attribute, lang)
    if (spec === undefined || spec.flag === true) return label
    const { value, unit } = writtenWords(spec, vocabulary.attributes.get(attribute), lang)
    return `${label} ${value}${unit && ` ${unit}`}`
  }
  return claimed.map((code) => {
    const { standing, attributes } = standings[code] ?? { standing: 'unbacked', attributes: [] }
    const list = attributes.map(figure).join(t('site.listJoin'))
    return {
      code,
      label: codeName(vocabulary.conditions, code, lang),
      standing,
      words:
        standing === 'backed'
          ? t('offering.evidence', { list })
          : standing === 'contradicted'
            ? t('offering.contradicted', { list })
            : t('offering.noEvidence'),
    }
  })
}
