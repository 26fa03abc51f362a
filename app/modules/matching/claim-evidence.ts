import type { Standing, StandingsOf } from '~/modules/offerings'
import type { Vocabulary } from '~/modules/vocabulary'
import { conditionGate } from './condition-gate'
import { prepareClaims, rulesFor } from './prepare'

const standings = { pass: 'backed', unknown: 'unbacked', fail: 'contradicted' } as const

/** How each condition that an offering claims, or could claim, stands to its figures: by the rules of the match. */
export const claimEvidence =
  (vocabulary: Vocabulary): StandingsOf =>
  (offering, codes) => {
    const ready = prepareClaims(offering, vocabulary)
    return Object.fromEntries(
      codes.map((code): [string, Standing] => {
        const { outcome, evidence } = conditionGate({ code, rules: rulesFor(code, [], vocabulary) }, ready)
        return [code, { standing: standings[outcome], attributes: evidence }]
      }),
    )
  }
