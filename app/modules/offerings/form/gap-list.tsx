import { useTranslation } from 'react-i18next'
import { formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { codeName, type Lang, type Vocabulary } from '~/modules/vocabulary'
import { Section } from '~/ui/section'

type Gaps = {
  candidates: number
  gaps: readonly { kind: string; code: string; needs: number; only: number }[]
}
export type GapWords = {
  candidates: string
  rows: { key: string; label: string; needs: string; only: string | null; share: number }[]
}

const SHOWN = 8

/** What is not stated and how many needs that leaves to be checked, in the reader's language. */
export function gapWords(
  { candidates, gaps }: Gaps,
  { vocabulary, lang }: { vocabulary: Vocabulary; lang: Lang },
): GapWords {
  const { t } = i18nFor(lang)
  const most = Math.max(1, ...gaps.map(({ needs }) => needs))
  const label = (kind: string, code: string) => {
    if (kind === 'constraint') return codeName(vocabulary.attributes, code, lang)
    if (kind === 'condition')
      return t('publish.gap_condition', { name: codeName(vocabulary.conditions, code, lang) })
    return t(
      kind === 'deadline'
        ? 'publish.gap_deadline'
        : kind === 'budget'
          ? 'publish.gap_budget'
          : 'publish.gap_track',
    )
  }
  return {
    candidates: t('publish.gapsCount', { n: formatNumber(candidates, lang) }),
    rows: gaps.slice(0, SHOWN).map(({ kind, code, needs, only }) => ({
      key: `${kind} ${code}`,
      label: label(kind, code),
      needs: t('publish.gapNeeds', { n: formatNumber(needs, lang) }),
      only: only > 0 ? t('publish.gapOnly', { n: formatNumber(only, lang) }) : null,
      share: needs / most,
    })),
  }
}

/** The facts whose absence costs the most matches, the costliest first. */
export function GapList({ gaps }: { gaps: GapWords }) {
  const { t } = useTranslation()
  return (
    <Section id="gaps" title={t('publish.gaps')} lead={`${t('publish.gapsLead')} ${gaps.candidates}`}>
      {gaps.rows.length === 0 ? (
        <p className="text-muted">{t('publish.gapsNone')}</p>
      ) : (
        <ol className="panel divide-line divide-y">
          {gaps.rows.map(({ key, label, needs, only, share }) => (
            <li key={key} className="grid gap-1 px-4 py-2">
              <p className="flex flex-wrap items-baseline gap-x-3">
                <span className="font-medium">{label}</span>
                <span className="text-muted text-sm">
                  {needs}
                  {only && ` · ${only}`}
                </span>
              </p>
              <svg aria-hidden="true" viewBox="0 0 100 1" preserveAspectRatio="none" className="h-1 w-full">
                <rect width={share * 100} height="1" className="fill-unknown" />
              </svg>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
