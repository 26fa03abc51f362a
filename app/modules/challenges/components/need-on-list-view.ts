import { localPath } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import type { Lang } from '~/modules/vocabulary'
import type { ChallengeStage, Entry } from '../challenge'

export type NeedOnListView = {
  stage: Exclude<ChallengeStage, 'merged'>
  merged: boolean
  challenge: { href: string; title: string } | null
}

/** Where a need stands on the research-demand list, for its own team; null where it never was on it. */
export function needOnListView(
  found: { stage: ChallengeStage; merged: boolean; challenge: Entry | null } | null,
  lang: Lang,
): NeedOnListView | null {
  if (found === null || found.stage === 'merged') return null
  const { stage, merged, challenge } = found
  return {
    stage,
    merged,
    challenge: challenge && {
      href: localPath(lang, `/challenges/${challenge.id}`),
      title: inLang(lang, challenge.titleZh, challenge.titleEn),
    },
  }
}
