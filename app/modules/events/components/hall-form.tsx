import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { ActionForm, TextField } from '~/ui/form'

export type HallView = {
  /** empty: a new one */
  id: string
  version: number
  title: string
  /** what it measures and holds, in a line */
  summary: string
  findings: string | null
  planHref: string
  values: { code: string; nameZh: string; nameEn: string; width: string; depth: string }
}

/** What a hall is called and measures. */
export function HallForm({ view, state }: { view: HallView; state: FormState | undefined }) {
  const { t } = useTranslation()
  const { id, version, values } = view
  const act = id === '' ? 'add' : 'edit'
  const refused = state?.values.act === act && (id === '' || state.values.id === id) ? state : undefined
  return (
    <ActionForm state={refused} prefix={`hall-${id}-`} className="py-4" key={`${id} ${version}`}>
      {id !== '' && <input type="hidden" name="id" value={id} />}
      {id !== '' && <input type="hidden" name="version" value={version} />}
      <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-5">
        <TextField
          name="code"
          label={t('boothWork.hallCode')}
          defaultValue={values.code}
          hint={t('boothWork.hallCodeHint')}
          maxLength={8}
          required
        />
        <TextField
          name="nameZh"
          label={t('boothWork.nameZh')}
          defaultValue={values.nameZh}
          maxLength={60}
          required
        />
        <TextField name="nameEn" label={t('boothWork.nameEn')} defaultValue={values.nameEn} maxLength={100} />
        <TextField
          name="width"
          label={t('boothWork.hallWidth')}
          defaultValue={values.width}
          inputMode="decimal"
          hint={t('boothWork.halfMetres')}
          required
        />
        <TextField
          name="depth"
          label={t('boothWork.hallDepth')}
          defaultValue={values.depth}
          inputMode="decimal"
          hint={t('boothWork.halfMetres')}
          required
        />
      </div>
      <p>
        <Button look={id === '' ? 'main' : 'plain'} name="act" value={act}>
          {t(id === '' ? 'boothWork.addHall' : 'eventWork.save')}
        </Button>
      </p>
    </ActionForm>
  )
}
