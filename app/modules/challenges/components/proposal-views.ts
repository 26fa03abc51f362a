import { formatDate, formatInstant, formatMoney } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import type { Proposal } from '../proposals/proposal'
import type { ProposalLine } from '../proposals/proposals.repo.server'

export type ProposalRow = {
  id: number
  href: string
  title: string
  challenge: string
  organisation: string
  state: Proposal['state']
  changed: string
}

/** A proposal as a row; a draft without a title is named after its challenge. */
export function proposalRow(line: ProposalLine, lang: Lang): ProposalRow {
  const { t } = i18nFor(lang)
  return {
    id: line.id,
    href: localPath(
      lang,
      line.state === 'draft' ? `/challenges/${line.challengeId}/answer` : `/proposals/${line.id}`,
    ),
    title: line.title || t('proposal.untitled'),
    challenge: inLang(lang, line.challenge.titleZh, line.challenge.titleEn),
    organisation: inLang(lang, line.organisation.nameZh, line.organisation.nameEn),
    state: line.state,
    changed: formatInstant(line.updatedAt, lang),
  }
}

/** Costs as one figure or a range; null: not said. */
function costText({ costMinMinor, costMaxMinor, currency }: Proposal, lang: Lang): string {
  if (costMinMinor === null || costMaxMinor === null) return ''
  const low = formatMoney(costMinMinor, currency, lang)
  return costMinMinor === costMaxMinor ? low : `${low} – ${formatMoney(costMaxMinor, currency, lang)}`
}

/** What a proposal says, as names and values. */
export function proposalFacts(
  proposal: Proposal,
  { lang, offering }: { lang: Lang; offering: { name: string; href: string } | null },
) {
  const { t } = i18nFor(lang)
  const facts: [name: string, value: string][] = [
    [t('proposal.organisation'), inLang(lang, proposal.organisation.nameZh, proposal.organisation.nameEn)],
    [t('proposal.maturity'), proposal.maturity ? t(`proposal.maturity_${proposal.maturity}`) : ''],
    [
      t('proposal.duration'),
      proposal.durationMonths ? t('proposal.months', { n: proposal.durationMonths }) : '',
    ],
    [t('proposal.cost'), costText(proposal, lang)],
    [t('proposal.submittedAt'), proposal.submittedAt ? formatDate(proposal.submittedAt, lang) : ''],
  ]
  return { facts: facts.filter(([, value]) => value !== ''), offering }
}

const yuan = (minor: number | null) => (minor === null ? '' : String(minor / 100))

/** A proposal as the fields of its form send it. */
export const proposalValues = (proposal: Proposal | null): Record<string, string> => ({
  version: String(proposal?.version ?? 1),
  title: proposal?.title ?? '',
  approach: proposal?.approach ?? '',
  maturity: proposal?.maturity ?? '',
  durationMonths: proposal?.durationMonths ? String(proposal.durationMonths) : '',
  costMin: yuan(proposal?.costMinMinor ?? null),
  costMax: yuan(proposal?.costMaxMinor ?? null),
  offering: proposal?.offeringId ? String(proposal.offeringId) : '',
})
