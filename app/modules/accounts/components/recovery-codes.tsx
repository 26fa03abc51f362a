import { useTranslation } from 'react-i18next'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/notice'

/** New recovery codes, which are shown this once. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const { t } = useTranslation()
  return (
    <div className="grid gap-4">
      <Notice urgent title={t('factor.codesOnce')}>
        {t('factor.codesOnceText')}
      </Notice>
      <ol
        className="border-line grid gap-x-8 gap-y-1 rounded border p-4 font-mono sm:grid-cols-2"
        data-codes=""
      >
        {codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ol>
      <p className="only-with-script no-print flex-wrap gap-3">
        <Button type="button" data-print="">
          {t('factor.print')}
        </Button>
        <Button type="button" onClick={() => navigator.clipboard?.writeText(codes.join('\n'))}>
          {t('factor.copy')}
        </Button>
      </p>
    </div>
  )
}
