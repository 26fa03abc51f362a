import { type Need, readableNeed } from '~/modules/needs'
import type { Lang } from '~/modules/vocabulary'
import type { FormFields } from '~/platform/http/form-fields'
import { countDemands } from './count-demands.server'
import { countedWords, type DemandTableView, demandTableView } from './demand-view'
import type { MatchServices } from './match-services.server'

export type DraftCounts = {
  /** null: no kind and no scenario yet */
  counts: DemandTableView | null
  /** in words beside the fields, see `countedWords` */
  counted: Record<string, string>
}

/** How the market stands to what is being written on a need, in the writer's language. What does not read is left out. */
export async function countDraft(
  services: MatchServices,
  need: Need,
  fields: FormFields,
  lang: Lang,
): Promise<DraftCounts> {
  const vocabulary = await services.vocabulary()
  const { content, rows } = readableNeed(fields, vocabulary, services.clock.today())
  if (content.tracks.length + content.scenarios.length === 0) return { counts: null, counted: {} }
  const written: Need = { ...need, ...content }
  const counts = await countDemands(services, written)
  return {
    counts: demandTableView(counts, written, { vocabulary, lang }),
    counted: countedWords(counts, rows, lang),
  }
}
