import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, documentFiles, personalPage } from '~/modules/accounts/index.server'
import { EventManageFrame, StopDocuments } from '~/modules/events'
import {
  addStopDocument,
  readStopDocuments,
  removeStopDocument,
  StopDocumentForm,
  stopManagePage,
  stopManagePath,
} from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const page = await stopManagePage(args, 'documents')
  const { services, stop, lang, t, origin, path } = page
  const title = t('tourWork.tab_documents')
  const documents = await readStopDocuments(services.db, stop.id)
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame: page.head,
    documents: documents.map(({ fileId, title: name }) => ({
      fileId,
      title: name,
      href: localPath(page.lang, `/events/${page.event.id}/stops/${page.stop.id}/documents/${fileId}`),
    })),
  }
}

export const action = defineAction(
  StopDocumentForm,
  async (form, { services, viewer, lang, params, form: sent }) => {
    const at = { eventId: readId(params.id), stopId: readId(params.stop) }
    if (form.act === 'remove') await removeStopDocument(services, viewer, { ...at, fileId: form.file })
    else {
      const file = sent.get('file')
      await addStopDocument(services, viewer, {
        ...at,
        title: form.title,
        file: file instanceof File ? file : null,
      })
    }
    return redirect(stopManagePath(lang, at, '/documents?did=saved'))
  },
  personalPage,
  { files: documentFiles },
)

export default function StopDocumentsPage() {
  const { t } = useTranslation()
  const { frame, documents } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <EventManageFrame head={frame}>
      <Section id="documents" title={t('tourWork.tab_documents')} lead={t('tourWork.documentsLead')}>
        <StopDocuments documents={documents} writes={frame.writes} state={state} />
      </Section>
    </EventManageFrame>
  )
}
