import { childrenOf, type Lang, roots, termName, type Vocabulary } from '~/modules/vocabulary'
import type { ChoiceView } from './form-view'

/** Every track, under the branch it belongs to. */
export const trackChoices = (vocabulary: Vocabulary, lang: Lang): ChoiceView[] =>
  roots(vocabulary.tracks).flatMap((root) => {
    const group = termName(root, lang)
    return [root, ...childrenOf(vocabulary.tracks, root.code)].map((track) => ({
      value: track.code,
      label: termName(track, lang),
      group,
    }))
  })
