import { type Gate, matchOf } from '~/modules/matching'
import { readNeed } from '~/modules/needs/index.server'
import { readOffering } from '~/modules/offerings/index.server'
import type { Services } from '~/platform/services.server'
import type { Db, Tx } from '~db/client.server'
import type { Introduction } from '../introduction'
import type { Failing } from './outcome'

const toFailing = ({ kind, code, op, unit, shortfall, outcome }: Gate): Failing => ({
  kind,
  code,
  op,
  unit,
  shortfall: outcome === 'fail' ? shortfall : null,
})

/** The gates of a pair by what both say now; none where it is no match at all. */
export async function readGates(
  { db, clock, vocabulary }: { db: Db | Tx } & Pick<Services, 'clock' | 'vocabulary'>,
  { offering, need }: Introduction,
): Promise<Gate[]> {
  const [words, offered, needed] = await Promise.all([
    vocabulary(),
    readOffering(db, 'staff', offering.id),
    readNeed(db, 'staff', need.id),
  ])
  return matchOf(needed, offered, words, clock.today())?.gates ?? []
}

/** Of these gates the chosen ones, as they are kept; `'failed'`: those that fail. */
export const failingsOf = (gates: readonly Gate[], chosen: 'failed' | ((gate: Gate) => boolean)): Failing[] =>
  gates.filter((gate) => (chosen === 'failed' ? gate.outcome === 'fail' : chosen(gate))).map(toFailing)
