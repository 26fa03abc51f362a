import type { Lang } from '~/locales/lang'
import { type MatchWords, matchOf, matchWords } from '~/modules/matching'
import { readNeed } from '~/modules/needs/index.server'
import { readOffering } from '~/modules/offerings/index.server'
import type { Services } from '~/platform/services.server'

/**
 * How the pair of an introduction or a meeting fits by what both say now, in words; null: it is no match any more. Both sides
 * were shown the pair when it was asked for, so neither's scope is asked again.
 */
export async function readFit(
  { db, clock, vocabulary }: Pick<Services, 'db' | 'clock' | 'vocabulary'>,
  { offering, need }: { offering: { id: number }; need: { id: number } },
  lang: Lang,
): Promise<MatchWords | null> {
  const [words, offered, needed] = await Promise.all([
    vocabulary(),
    readOffering(db, 'staff', offering.id),
    readNeed(db, 'staff', need.id),
  ])
  const match = matchOf(needed, offered, words, clock.today())
  return match && matchWords(match, { vocabulary: words, lang, quantity: needed.quantity })
}
