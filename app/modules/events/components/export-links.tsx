import { useTranslation } from 'react-i18next'

/** A table to take along, as CSV and as a workbook. */
export function ExportLinks({
  path,
  query = '',
  file,
  label,
}: {
  path: string
  /** of a stop: `?stop=5` */
  query?: string
  file: string
  label: string
}) {
  const { t } = useTranslation()
  return (
    <p className="flex flex-wrap items-center gap-x-4 text-sm">
      <span className="text-muted">{label}</span>
      {(['csv', 'xlsx'] as const).map((format) => (
        <a
          key={format}
          href={`${path}/exports/${file}.${format}${query}`}
          className="inline-flex min-h-11 items-center fine:min-h-0"
          aria-label={`${label} ${t(`export.${format}`)}`}
        >
          {t(`export.${format}`)}
        </a>
      ))}
    </p>
  )
}
