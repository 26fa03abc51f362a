import { formatInstant } from '~/locales/format'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { countDraft } from '~/modules/matching/index.server'
import { type AutosaveAnswer, attributeChoices, checkNeed, needFields, problemWords } from '~/modules/needs'
import { readConflict, readOwnNeed, saveNeedRevision } from '~/modules/needs/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import { isDomainError } from '~/platform/errors'
import { listIn, textOf } from '~/platform/http/form-fields'
import { json, notFound } from '~/platform/http/index.server'
import { AnyFields, fieldsOf } from '~/platform/http/parse-form.server'
import { readId } from '~/platform/page.server'

/** Only the form's script asks here. */
export const loader = wordedResource(() => {
  throw notFound()
})

/** What the form of a need saves in the background: the draft as typed, and what it comes to. */
export const action = wordedResource(
  defineAction(
    AnyFields,
    async (_, { form, services, viewer, lang, params }) => {
      const id = readId(params.id)
      const sent = fieldsOf(form)
      const vocabulary = await services.vocabulary()
      try {
        const version = await saveNeedRevision(services, viewer, {
          id,
          version: Number(textOf(sent, 'version')),
          fields: sent,
        })
        const fields = needFields(sent)
        const { need } = await readOwnNeed(services.db, viewer, id)
        const { counts, counted } = await countDraft(services, need, fields, lang)
        return json<AutosaveAnswer>({
          version,
          savedAt: formatInstant(services.clock.now(), lang),
          errors: problemWords(checkNeed(fields, vocabulary, services.clock.today()).problems, lang),
          attributes: attributeChoices(listIn(fields, 'tracks'), vocabulary, lang),
          counts,
          counted,
        })
      } catch (error) {
        if (!isDomainError(error) || error.code !== 'changed_meanwhile') throw error
        return json<AutosaveAnswer>({ conflict: await readConflict(services, id, lang) }, { status: 409 })
      }
    },
    personalPage,
  ),
)
