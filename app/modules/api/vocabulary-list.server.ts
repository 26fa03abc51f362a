import type { Term, Vocabulary, VocabularyListName } from '~/modules/vocabulary'
import type { TermList } from './api.schema'
import { jsonAnswer } from './respond.server'
import { type ApiCall, ApiNotFound } from './route.server'

/** Every list by the name it has in the URL. */
export const vocabularyLists = {
  scenarios: ({ scenarios }) => scenarios,
  tracks: ({ tracks }) => tracks,
  conditions: ({ conditions }) => conditions,
  classes: ({ classes }) => classes,
  'verification-levels': ({ verificationLevels }) => verificationLevels,
  'team-types': ({ teamTypes }) => teamTypes,
  regions: ({ regions }) => regions,
  attributes: ({ attributes }) => attributes,
  catalogues: ({ catalogues }) => catalogues,
  standards: ({ standards }) => standards,
} as const satisfies Record<VocabularyListName, (vocabulary: Vocabulary) => ReadonlyMap<string, Term>>

/** GET /api/v1/vocabulary/:list */
export async function vocabularyListAnswer({ request, path, vocabulary }: ApiCall): Promise<Response> {
  const list = path.list ?? ''
  if (!Object.hasOwn(vocabularyLists, list)) {
    const known = Object.keys(vocabularyLists)
    throw new ApiNotFound(
      `没有这个词表。可用：${known.join('、')}。`,
      `There is no such list. Known: ${known.join(', ')}.`,
    )
  }
  const terms: ReadonlyMap<string, Term> = vocabularyLists[list as VocabularyListName](vocabulary)
  const body: TermList = {
    list,
    version: vocabulary.version,
    items: [...terms.values()].map((term) => ({ ...term })),
    total: terms.size,
  }
  return jsonAnswer(request, body, { maxAge: 300 })
}
