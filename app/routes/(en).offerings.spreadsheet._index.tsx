import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '~/locales/format'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction } from '~/modules/accounts/index.server'
import { inLang, SheetList, trackChoices } from '~/modules/offerings'
import {
  KEPT_DAYS,
  listSheets,
  MAX_ROWS,
  readExportParts,
  sheetFiles,
  sheetHeadView,
  sheetPage,
  UploadSheetForm,
  uploadSheet,
} from '~/modules/offerings/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Button, ButtonLink } from '~/ui/button'
import { Field, Select } from '~/ui/field'
import { ActionForm, TextField } from '~/ui/form'
import { Section } from '~/ui/section'

export const meta = headOf

const SHOWN = 20

export async function loader(args: LoaderFunctionArgs) {
  const { services, lang, t, origin, path, organisation } = sheetPage(args)
  const title = t('sheet.title')
  const [sheets, parts] = await Promise.all([
    listSheets(services.db, organisation.id, SHOWN),
    readExportParts(services.db, organisation.id, MAX_ROWS),
  ])
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    path,
    organisation: inLang(lang, organisation.nameZh, organisation.nameEn),
    tracks: trackChoices(await services.vocabulary(), lang),
    // Most have one part; what is more than a file takes comes in several.
    exports: parts.map(({ after, from, to }) => ({
      href: after === 0 ? `${path}/export` : `${path}/export?after=${after}`,
      label:
        parts.length === 1
          ? t('sheet.exportDownload')
          : t('sheetReport.exportPart', { from: formatNumber(from, lang), to: formatNumber(to, lang) }),
    })),
    sheets: sheets.map((sheet) => sheetHeadView(sheet, lang)),
    uploadLead: t('sheetReport.uploadLead', {
      mb: String(sheetFiles.each / 1_048_576),
      max: formatNumber(MAX_ROWS, lang),
    }),
    listLead: t('sheetReport.listLead', { days: String(KEPT_DAYS) }),
    max: formatNumber(MAX_ROWS, lang),
  }
}

export const action = defineAction(
  UploadSheetForm,
  async (_fields, { services, viewer, organisation, path, form }) => {
    const sent = form.get('file')
    const file = sent instanceof File ? sent : null
    const id = await uploadSheet(services, viewer, { organisationId: organisation.id, file })
    return redirect(`${path}/${id}`)
  },
  sheetPage,
  { files: sheetFiles },
)

export default function SpreadsheetPage() {
  const { t } = useTranslation()
  const { path, organisation, tracks, exports, sheets, uploadLead, listLead, max } =
    useLoaderData<typeof loader>()
  const refused = useActionData<FormState>()
  return (
    <div className="shell grid max-w-4xl gap-8 py-6">
      <header className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{t('sheet.title')}</h1>
        <p className="text-muted text-sm">{t('publish.forOrganisation', { name: organisation })}</p>
        <p className="max-w-prose">{t('sheet.lead', { max })}</p>
      </header>
      <Section id="template" title={t('sheet.templateTitle')} lead={t('sheet.templateLead')}>
        <form
          action={`${path}/template`}
          data-document=""
          className="panel grid items-end gap-3 p-4 sm:grid-cols-[minmax(0,1fr)_auto]"
        >
          <Field id="track" label={t('sheet.templateTrack')}>
            <Select id="track" name="track" choices={tracks} required />
          </Field>
          <Button>{t('sheet.templateDownload')}</Button>
        </form>
      </Section>
      <Section id="export" title={t('sheet.exportTitle')} lead={t('sheet.exportLead')}>
        {exports.length === 0 && <p>{t('sheetReport.exportNone')}</p>}
        <p className="flex flex-wrap gap-3">
          {exports.map(({ href, label }) => (
            <ButtonLink key={href} href={href} data-document="">
              {label}
            </ButtonLink>
          ))}
        </p>
      </Section>
      <Section id="upload" title={t('sheetReport.uploadTitle')} lead={uploadLead}>
        <ActionForm state={refused} encType="multipart/form-data" className="panel p-4">
          <TextField
            name="file"
            type="file"
            label={t('sheetReport.file')}
            hint={t('sheetReport.fileHint')}
            accept=".xlsx,.csv"
            className="py-2"
            required
          />
          <p>
            <Button look="main">{t('sheetReport.upload')}</Button>
          </p>
        </ActionForm>
      </Section>
      <SheetList sheets={sheets} lead={listLead} />
    </div>
  )
}
