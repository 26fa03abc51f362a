import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { claimEvidence } from '~/modules/matching'
import { FormFrame, MediaEditor } from '~/modules/offerings'
import {
  formHead,
  MediaForm,
  mediaFaults,
  mediaFiles,
  readMediaPage,
  readWorkingCopy,
  saveMedia,
  sentMedia,
} from '~/modules/offerings/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { json, type LoaderFunctionArgs, redirect, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Notice } from '~/ui/notice'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, lang, t, origin, url } = personalPage(args)
  const id = readId(args.params.id)
  const [copy, vocabulary] = await Promise.all([
    withDomainErrors(() => readWorkingCopy(services.db, viewer, id, 'prepare')),
    services.vocabulary(),
  ])
  const path = localPath(lang, `/offerings/${id}`)
  if (copy.revision?.state === 'in_review' || copy.offering.state === 'archived')
    throw redirect(`${path}/edit`)
  const frame = formHead(copy, 'media', { vocabulary, lang })
  const title = `${t('publish.step_media')} · ${frame.name}`
  const { searchParams } = url
  return {
    head: makeHead({ origin, path: `${path}/media`, lang, title, description: title, indexed: false }),
    frame,
    saveUrl: `${path}/media/save`,
    reasons: copy.revision?.reasons ?? {},
    did: (['saved', 'removed', 'restored', 'added'] as const).find((each) => searchParams.has(each)) ?? null,
    added: Number(searchParams.get('added')) || 0,
    moved: searchParams.get('moved'),
    loaded: {
      version: copy.version,
      at: null,
      page: await readMediaPage(services.db, copy, {
        vocabulary,
        lang,
        standingsOf: claimEvidence(vocabulary),
      }),
    },
  }
}

export const action = defineAction(
  MediaForm,
  async ({ act, ...words }, { services, viewer, lang, t, params, form }) => {
    const id = readId(params.id)
    const sent = sentMedia(words, form)
    const saved = await saveMedia(services, viewer, { offeringId: id, act, ...sent })
    const faults = mediaFaults(saved, sent.words, t)
    if (faults) return json<FormState>(faults, { status: saved.conflicts.length > 0 ? 409 : 422 })
    const here = (query: string) => redirect(localPath(lang, `/offerings/${id}/media?${query}`))
    if (act.act === 'next') return redirect(localPath(lang, `/offerings/${id}/edit`))
    if (act.act === 'save') return here(saved.added > 0 ? `added=${saved.added}` : 'saved')
    if (act.act === 'remove') return here('removed')
    return here(act.act === 'restore' ? 'restored' : `moved=${act.act}-${act.id}`)
  },
  personalPage,
  { files: mediaFiles },
)

export default function OfferingMediaPage() {
  const { t } = useTranslation()
  const { frame, saveUrl, reasons, did, added, moved, loaded } = useLoaderData<typeof loader>()
  const refused = useActionData<FormState>()
  return (
    <FormFrame head={frame}>
      {did && !refused && (
        <Notice role="status">
          {did === 'saved' ? t('publish.saved') : t(`media.${did}`, { n: added })}
        </Notice>
      )}
      {frame.revision === 'returned' && (
        <Notice urgent title={t('publish.returned')}>
          {reasons.all ?? t('publish.returnedLead')}
        </Notice>
      )}
      <MediaEditor loaded={loaded} saveUrl={saveUrl} refused={refused} reasons={reasons} moved={moved} />
    </FormFrame>
  )
}
