import type { Db } from '~db/client.server'
import type { DocumentWords } from './documents'

/** What the documents take from the vocabulary tables, read in one go. */
export async function readWords(db: Db): Promise<DocumentWords> {
  const [scenarios, tracks, levels] = await Promise.all([
    db.selectFrom('scenarios').select(['code', 'parent_code']).execute(),
    db.selectFrom('tracks').select(['code', 'parent_code']).execute(),
    db.selectFrom('verification_levels').select(['code', 'rank']).execute(),
  ])
  return {
    scenarioParents: new Map(scenarios.map((term) => [term.code, term.parent_code])),
    trackParents: new Map(tracks.map((term) => [term.code, term.parent_code])),
    verificationRanks: new Map(levels.map((level) => [level.code, level.rank])),
  }
}
