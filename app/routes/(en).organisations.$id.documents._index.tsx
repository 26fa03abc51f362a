import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { documentKinds, OrganisationFrame } from '~/modules/accounts'
import {
  addDocument,
  DocumentForm,
  defineAction,
  documentFiles,
  organisationPage,
  personalPage,
  readOwnOrganisation,
  removeDocument,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Button, ButtonLink } from '~/ui/button'
import { ActionForm, SelectField, TextField } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const page = await organisationPage(args)
  const { services, lang, t, origin, organisation, frame, rights } = page
  const path = localPath(lang, `/organisations/${organisation.id}`)
  const title = t('organisation.documents')
  const { documents, review } = await readOwnOrganisation(services, organisation)
  return {
    head: makeHead({ origin, path: `${path}/documents`, lang, title, description: title, indexed: false }),
    frame,
    path,
    waiting: review?.state === 'waiting',
    governs: rights.includes('govern'),
    verified: organisation.state === 'verified',
    documents: documents.map((each) => ({ ...each, href: `${path}/documents/${each.fileId}` })),
  }
}

export const action = defineAction(
  DocumentForm,
  async (input, { services, viewer, lang, params, form }) => {
    const organisationId = readId(params.id)
    const page = localPath(lang, `/organisations/${organisationId}/documents`)
    if (input.act === 'remove') {
      await removeDocument(services, viewer, { organisationId, fileId: input.remove })
      return redirect(`${page}?saved`)
    }
    const sent = form.get('file')
    const file = sent instanceof File ? sent : null
    await addDocument(services, viewer, { organisationId, kind: input.kind, file })
    return redirect(`${page}?saved`)
  },
  personalPage,
  { files: documentFiles },
)

export default function DocumentsPage() {
  const { t } = useTranslation()
  const { frame, path, waiting, governs, verified, documents } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  const changes = frame.writes && !waiting
  const removing = state?.values.act === 'remove'
  return (
    <OrganisationFrame
      head={frame}
      title={t('organisation.documents')}
      lead={t('organisation.documentsLead')}
    >
      {frame.writes && waiting && (
        <>
          <Notice>{t('organisation.editWaiting')}</Notice>
          {governs && (
            <p>
              <ButtonLink href={`${path}/withdraw`}>{t('organisation.withdraw')}</ButtonLink>
            </p>
          )}
        </>
      )}
      {documents.length === 0 && <p className="text-muted text-sm">{t('organisation.documentsNone')}</p>}
      <ActionForm state={removing ? state : undefined}>
        <input type="hidden" name="act" value="remove" />
        <ul className="grid gap-2">
          {documents.map(({ fileId, kind, name, href }) => (
            <li key={fileId} className="panel flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
              <a
                className="inline-flex min-h-11 min-w-0 flex-1 basis-56 items-center break-all"
                href={href}
                data-document=""
              >
                {name}
              </a>
              <span className="text-muted text-sm">{t(`organisation.documentKind.${kind}`)}</span>
              {changes && (
                <Button
                  size="small"
                  name="remove"
                  value={fileId}
                  aria-label={`${t('organisation.removeDocument')}: ${name}`}
                >
                  {t('organisation.removeDocument')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </ActionForm>
      {changes && (
        <Section
          id="add"
          title={t('organisation.addDocument')}
          lead={verified ? t('organisation.documentsVerified') : null}
        >
          <ActionForm state={removing ? undefined : state} encType="multipart/form-data" className="max-w-xl">
            <input type="hidden" name="act" value="add" />
            <SelectField
              name="kind"
              label={t('organisation.documentKindLabel')}
              choices={documentKinds.map((kind) => ({
                value: kind,
                label: t(`organisation.documentKind.${kind}`),
              }))}
            />
            <TextField
              name="file"
              type="file"
              label={t('organisation.file')}
              hint={t('organisation.fileHint')}
              accept="application/pdf,image/jpeg,image/png,image/webp"
              className="py-2"
              required
            />
            <p>
              <Button look="main">{t('organisation.addDocument')}</Button>
            </p>
          </ActionForm>
        </Section>
      )}
    </OrganisationFrame>
  )
}
