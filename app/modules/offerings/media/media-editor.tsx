import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { purposes } from '~/platform/files/file-rules'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { ActionForm, TextField } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'
import { useAutosave } from '~/ui/use-autosave'
import { CardAside, SaveBar } from '../form/form-parts'
import { mediaName } from '../offering-form'
import { type MediaKind, mostMedia } from './media-fields'
import type { SavedMediaPage } from './media-view'
import { MAX_VIDEO_TITLE, MAX_VIDEO_URL } from './media-words'
import { RemovedUploads, Uploaded, WordField } from './uploaded'
import { useUploads } from './use-uploads'

const { maxBytes } = purposes.photo
const accepted: Record<MediaKind, string> = {
  photo: purposes.photo.types.join(','),
  document: 'application/pdf',
}

/**
 * Pictures, documents and films of an offering: one form, so that whatever its buttons do, nothing typed is lost.
 * Words save themselves and files are sent as soon as they are chosen where scripts run.
 */
export function MediaEditor({
  loaded,
  saveUrl,
  refused,
  reasons,
  moved,
}: {
  loaded: SavedMediaPage
  saveUrl: string
  refused: FormState | undefined
  /** of the reviewer, by field */
  reasons: Record<string, string>
  /** the button that was pressed last, to go on from there */
  moved: string | null
}) {
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  const { state, answer, error } = useAutosave<SavedMediaPage>(form, saveUrl)
  const uploads = useUploads(form, saveUrl, maxBytes)
  const newest = [loaded, answer, uploads.answer]
    .filter((each) => each !== null)
    .reduce((one, other) => (other.version >= one.version ? other : one))
  const { photos, documents, removed, videos, words, errors, card } = newest.page
  const faults = { ...reasons, ...(newest === loaded ? refused?.errors : {}), ...errors, ...uploads.failures }
  const field = (kind: MediaKind) => (
    <div className="panel grid gap-3 p-4">
      <TextField
        name={mediaName(kind)}
        type="file"
        multiple
        accept={accepted[kind]}
        label={t(`media.add_${kind}`)}
        hint={t(`media.hint_${kind}`, { megabytes: maxBytes / 1_048_576, n: mostMedia[kind] })}
        className="py-2"
        onChange={({ target }) => {
          uploads.send(target.name, [...(target.files ?? [])])
          target.value = ''
        }}
      />
      <p className="only-without-script flex flex-wrap items-center gap-3">
        <Button name="act" value="save">
          {t('media.upload')}
        </Button>
        <span className="text-muted text-sm">
          {t('media.together', { megabytes: (2 * maxBytes) / 1_048_576 })}
        </span>
      </p>
    </div>
  )
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <ActionForm
        formRef={form}
        state={{ values: refused?.values ?? {}, errors: faults, error: null }}
        encType="multipart/form-data"
        className="gap-6"
        noValidate
      >
        {/* The first button is the one that the Enter key presses. */}
        <button type="submit" name="act" value="save" className="sr-only" tabIndex={-1} aria-hidden="true">
          {t('publish.save')}
        </button>
        {(refused?.error || error) && (
          <Notice urgent role="alert">
            {error ?? refused?.error}
          </Notice>
        )}
        <p role="status" className={uploads.sending ? 'panel px-4 py-3 font-medium' : 'sr-only'}>
          {uploads.sending
            ? t('media.sending', uploads.sending)
            : Object.keys(uploads.failures).length > 0
              ? t('media.someRefused')
              : uploads.answer && t('media.sent')}
        </p>
        <Section id="photos" title={t('media.photos')} lead={t('media.photosLead')}>
          {photos.length > 0 && (
            <ol className="grid gap-3">
              {photos.map((photo) => (
                <Uploaded key={photo.id} upload={photo} kind="photo" words={words} moved={moved} />
              ))}
            </ol>
          )}
          {field('photo')}
        </Section>
        <Section id="documents" title={t('media.documents')} lead={t('media.documentsLead')}>
          {documents.length > 0 && (
            <ol className="grid gap-3">
              {documents.map((document) => (
                <Uploaded key={document.id} upload={document} kind="document" words={words} moved={moved} />
              ))}
            </ol>
          )}
          {field('document')}
        </Section>
        <RemovedUploads removed={removed} />
        <Section id="videos" title={t('publish.videos')} lead={t('publish.videosLead')}>
          <div className="panel grid items-start gap-4 p-4 md:grid-cols-2">
            {videos.map(({ n, url, title }) => [
              <WordField
                key={url}
                name={url}
                words={words}
                type="url"
                inputMode="url"
                label={t('publish.videoUrl', { n })}
                maxLength={MAX_VIDEO_URL}
              />,
              <WordField
                key={title}
                name={title}
                words={words}
                label={t('publish.videoTitle', { n })}
                maxLength={MAX_VIDEO_TITLE}
              />,
            ])}
          </div>
        </Section>
        <SaveBar name="act" stay="save" saving={{ state, at: answer?.at ?? null }} />
      </ActionForm>
      <CardAside card={card} />
    </div>
  )
}
