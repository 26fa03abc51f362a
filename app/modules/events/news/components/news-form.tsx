import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { ActionForm, TextAreaField, TextField } from '~/ui/form'

export type NewsFormView = {
  fresh: boolean
  version: number
  values: { titleZh: string; titleEn: string; textZh: string; textEn: string }
  /** how many people are told when it is published; null: it tells nobody anew */
  tells: number | null
  acts: ('publish' | 'withdraw' | 'remove')[]
}

/** Writing news, and what can be done with it. */
export function NewsForm({ view, state }: { view: NewsFormView; state: FormState | undefined }) {
  const { t } = useTranslation()
  const { values } = view
  const optional = t('eventWork.optional')
  return (
    <>
      <ActionForm state={state?.values.act === 'save' ? state : undefined} className="panel p-4">
        <input type="hidden" name="version" value={view.version} />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <TextField
            name="titleZh"
            label={t('newsWork.titleZh')}
            defaultValue={values.titleZh}
            maxLength={120}
            required
          />
          <TextField
            name="titleEn"
            label={t('newsWork.titleEn')}
            defaultValue={values.titleEn}
            maxLength={200}
            hint={optional}
          />
          <TextAreaField
            name="textZh"
            label={t('newsWork.textZh')}
            defaultValue={values.textZh}
            rows={10}
            maxLength={8_000}
            required
          />
          <TextAreaField
            name="textEn"
            label={t('newsWork.textEn')}
            defaultValue={values.textEn}
            rows={10}
            maxLength={16_000}
            hint={optional}
          />
        </div>
        <p>
          <Button look={view.fresh ? 'main' : 'plain'} name="act" value="save">
            {t('newsWork.save')}
          </Button>
        </p>
      </ActionForm>
      {view.acts.length > 0 && (
        <form method="post" className="flex flex-wrap items-center gap-3">
          {view.acts.map((act) => (
            <Button key={act} name="act" value={act} look={act === 'publish' ? 'main' : 'plain'}>
              {t(`newsWork.${act}`)}
            </Button>
          ))}
          {view.tells !== null && view.acts.includes('publish') && (
            <p className="text-muted max-w-prose text-sm">{t('newsWork.publishTells', { n: view.tells })}</p>
          )}
        </form>
      )}
    </>
  )
}
