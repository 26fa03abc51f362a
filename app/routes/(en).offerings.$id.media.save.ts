import { formatInstant } from '~/locales/format'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { claimEvidence } from '~/modules/matching'
import type { SavedMediaPage } from '~/modules/offerings'
import {
  keptWords,
  MediaForm,
  mediaFiles,
  readMediaPage,
  readWorkingCopy,
  saveMedia,
  sentMedia,
} from '~/modules/offerings/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import { json, notFound } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'

/** Only the form's script asks here. */
export const loader = wordedResource(() => {
  throw notFound()
})

/** Keeps the words and files of an offering while they are typed and chosen; answers what the page then shows. */
export const action = wordedResource(
  defineAction(
    MediaForm,
    async ({ act, ...words }, { services, viewer, lang, t, params, form }) => {
      const id = readId(params.id)
      const sent = sentMedia(words, form)
      const saved = await saveMedia(services, viewer, { offeringId: id, act, ...sent })
      const [copy, vocabulary] = await Promise.all([
        readWorkingCopy(services.db, viewer, id, 'prepare'),
        services.vocabulary(),
      ])
      const page = await readMediaPage(services.db, copy, {
        vocabulary,
        lang,
        standingsOf: claimEvidence(vocabulary),
      })
      return json<SavedMediaPage>({
        version: copy.version,
        at: saved.conflicts.length > 0 ? null : formatInstant(services.clock.now(), lang),
        page: keptWords(page, saved, sent.words, t),
      })
    },
    personalPage,
    { files: mediaFiles },
  ),
)
