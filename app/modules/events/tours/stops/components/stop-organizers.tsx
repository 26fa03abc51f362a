import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/notice'

/** Who organizes a stop, and who else could. */
export function StopOrganizers({
  people,
  hostKnown,
  writes,
  state,
}: {
  people: readonly { id: number; name: string; organisation: string; named: boolean }[]
  hostKnown: boolean
  writes: boolean
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  return (
    <>
      {state?.error && (
        <Notice urgent role="alert">
          {state.error}
        </Notice>
      )}
      {!hostKnown && <Notice>{t('tourWork.hostUnknown')}</Notice>}
      <ul className="panel divide-line divide-y">
        {people.map((person) => (
          <li key={person.id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-2">
            <span className="grid min-w-0">
              <span className="font-medium">
                {person.name}{' '}
                {person.named && <span className="tag tag-pass">✓ {t('tourWork.isOrganizer')}</span>}
              </span>
              <span className="text-muted text-sm">{person.organisation}</span>
            </span>
            {writes && (
              <form method="post">
                <input type="hidden" name="person" value={person.id} />
                <Button
                  size="small"
                  name="act"
                  value={person.named ? 'unname' : 'name'}
                  aria-label={`${t(person.named ? 'tourWork.unname' : 'tourWork.name')}: ${person.name}`}
                >
                  {t(person.named ? 'tourWork.unname' : 'tourWork.name')}
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
