import { useTranslation } from 'react-i18next'
import { type Tab, Tabs } from '~/ui/tabs'

/** The parts of the organizer's work on meetings. */
export function MeetingManageTabs({ tabs, did }: { tabs: readonly Tab[]; did: string | null }) {
  const { t } = useTranslation()
  return (
    <>
      <Tabs label={t('meeting.manageTitle')} tabs={tabs} />
      {did && (
        <p role="status" className="border-line-strong bg-surface rounded border px-4 py-3 text-sm">
          {did}
        </p>
      )}
    </>
  )
}
