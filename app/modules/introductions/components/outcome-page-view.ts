import { formatDate, formatMoney, formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import { type Gate, gateReason, missReason, wordReason } from '~/modules/matching'
import type { Vocabulary } from '~/modules/vocabulary'
import type { Introduction, Side } from '../introduction'
import { mayIntroduce } from '../introduction-states'
import { type Ending, type Failing, failingKey, type Outcome, outcomesOf } from '../outcomes/outcome'
import type { QuoteVersion } from '../quotes/quote'
import { writtenHundredths } from '../quotes/quote-money'
import { mayTry, type Trial, type TrialEvent, trialEvents } from '../trials/trial'

export type TrialView = {
  id: number
  state: Trial['state']
  kind: Trial['kind']
  place: string
  days: string
  measures: string
  line: string
  answer: string
  result: Trial['result']
  resultText: string
  acts: TrialEvent[]
  /** as fields of a new proposal are filled */
  fields: { kind: string; place: string; beginsOn: string; endsOn: string; measures: string }
}

export type OutcomePageView = {
  live: TrialView | null
  past: TrialView[]
  proposes: boolean
  /** the first day that a trial may begin on */
  today: string
  ends: Outcome[]
  /** the gates that may be named as failed; those that fail stand first and are ticked */
  gates: { key: string; text: string; failed: boolean }[]
  ending: { outcome: Outcome; by: string; facts: string[]; text: string; failings: string[] } | null
  quantity: string
  /** yuan, as the field is filled: of the quote that was accepted */
  value: string
  /** what the need still lacks, in words */
  met: string | null
}

/** The page of trials and outcome, as one side sees it. */
export function outcomePageView(
  {
    introduction,
    side,
    acts,
    trials,
    ending,
    failings,
    gates,
    accepted,
    need,
  }: {
    introduction: Introduction
    side: Side
    acts: boolean
    trials: readonly Trial[]
    ending: Ending | null
    failings: readonly Failing[]
    gates: readonly Gate[]
    accepted: { version: QuoteVersion; quantity: number | null } | null
    need: { quantity: number | null; met: number }
  },
  { vocabulary, lang, today }: { vocabulary: Vocabulary; lang: Lang; today: string },
): OutcomePageView {
  const { t } = i18nFor(lang)
  const open = introduction.state === 'accepted'
  const view = (trial: Trial): TrialView => ({
    id: trial.id,
    state: trial.state,
    kind: trial.kind,
    place: trial.place,
    days:
      trial.beginsOn === trial.endsOn
        ? formatDate(trial.beginsOn, lang)
        : `${formatDate(trial.beginsOn, lang)} – ${formatDate(trial.endsOn, lang)}`,
    measures: trial.measures,
    line: t(trial.proposedBy === side ? 'outcome.proposedByUs' : 'outcome.proposedByThem', {
      day: formatDate(trial.proposedAt, lang),
    }),
    answer: trial.answerText,
    result: trial.result,
    resultText: trial.resultText,
    acts:
      acts && open
        ? trialEvents.filter(
            (event) => mayTry(trial, event, side) && (event !== 'record' || trial.beginsOn <= today),
          )
        : [],
    fields: {
      kind: trial.kind,
      place: trial.place,
      beginsOn: trial.beginsOn,
      endsOn: trial.endsOn,
      measures: trial.measures,
    },
  })
  const live = trials.find(({ state }) => state === 'proposed' || state === 'agreed')
  const left = need.quantity === null ? null : Math.max(0, need.quantity - need.met)
  return {
    live: live ? view(live) : null,
    past: trials.filter((trial) => trial !== live).map(view),
    proposes: acts && open,
    today,
    ends: acts && mayIntroduce(introduction, 'end', side) ? [...outcomesOf[side]] : [],
    gates: [...gates]
      .sort((a, b) => Number(b.outcome === 'fail') - Number(a.outcome === 'fail'))
      .map((gate) => ({
        key: failingKey(gate),
        text: wordReason(gateReason(gate), vocabulary, lang),
        failed: gate.outcome === 'fail',
      })),
    ending: ending && {
      outcome: ending.outcome,
      by: t(ending.by === side ? 'outcome.byUs' : 'outcome.byThem', { day: formatDate(ending.at, lang) }),
      facts: [
        ending.quantity !== null ? t('outcome.pieces', { n: formatNumber(ending.quantity, lang) }) : null,
        ending.value ? formatMoney(ending.value.minor, ending.value.currency, lang) : null,
        ending.reason ? t(`outcome.reason_${ending.reason}`) : null,
      ].filter((fact) => fact !== null),
      text: ending.text,
      failings: failings.map((failing) =>
        wordReason(
          missReason({ ...failing, least: failing.shortfall, most: failing.shortfall }),
          vocabulary,
          lang,
        ),
      ),
    },
    quantity: String(accepted?.quantity ?? (left || '')),
    value: accepted?.version.currency === 'CNY' ? writtenHundredths(accepted.version.total) : '',
    met:
      need.met > 0
        ? t(need.quantity === null ? 'outcome.metSome' : 'outcome.metOf', {
            n: formatNumber(need.met, lang),
            of: formatNumber(need.quantity ?? 0, lang),
          })
        : null,
  }
}
