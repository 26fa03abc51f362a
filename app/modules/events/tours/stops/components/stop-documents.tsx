import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { ActionForm, TextField } from '~/ui/form'

/** The papers of a stop, for whoever keeps them. */
export function StopDocuments({
  documents,
  writes,
  state,
}: {
  documents: readonly { fileId: string; title: string; href: string }[]
  writes: boolean
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  const removing = state?.values.act === 'remove'
  return (
    <>
      {documents.length === 0 ? (
        <p className="text-muted text-sm">{t('tourWork.noDocuments')}</p>
      ) : (
        <ActionForm state={removing ? state : undefined}>
          <input type="hidden" name="act" value="remove" />
          <ul className="grid gap-2">
            {documents.map(({ fileId, title, href }) => (
              <li key={fileId} className="panel flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
                <a
                  className="inline-flex min-h-11 min-w-0 flex-1 basis-56 items-center break-all"
                  href={href}
                >
                  {title}
                </a>
                {writes && (
                  <Button
                    size="small"
                    name="file"
                    value={fileId}
                    aria-label={`${t('tourWork.removeDocument')}: ${title}`}
                  >
                    {t('tourWork.removeDocument')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </ActionForm>
      )}
      {writes && (
        <ActionForm
          state={removing ? undefined : state}
          encType="multipart/form-data"
          className="panel max-w-xl p-4"
        >
          <input type="hidden" name="act" value="add" />
          <TextField name="title" label={t('tourWork.documentTitle')} maxLength={120} required />
          <TextField
            name="file"
            type="file"
            label={t('tourWork.documentFile')}
            hint={t('tourWork.documentHint')}
            accept="application/pdf,image/jpeg,image/png,image/webp"
            className="py-2"
            required
          />
          <p>
            <Button look="main">{t('tourWork.addDocument')}</Button>
          </p>
        </ActionForm>
      )}
    </>
  )
}
