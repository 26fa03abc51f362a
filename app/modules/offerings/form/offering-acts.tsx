import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '~/ui/button'
import { Notice } from '~/ui/notice'

export type Acts = {
  submit: boolean
  /** the organisation may publish */
  verified: boolean
  withdraw: boolean
  discard: boolean
  pause: boolean
  resume: boolean
  archive: boolean
  /** addresses, where there is something to see */
  terms: string | null
  public: string | null
  versions: string | null
}

/** What can be done with an offering as a whole; what cannot be undone asks once more. */
export function OfferingActs({
  acts,
  version,
  ready,
  published,
}: {
  acts: Acts
  version: number
  ready: boolean
  published: boolean
}) {
  const { t } = useTranslation()
  return (
    <aside className="panel grid gap-4 p-4 lg:sticky lg:top-4" aria-label={t('publish.manage')}>
      {acts.submit && (
        <Act act="submit" version={version}>
          <p className="text-sm">{t('publish.submitLead')}</p>
          {!acts.verified && <Notice>{t('publish.notVerifiedYet')}</Notice>}
          <Button look="main" disabled={!ready || !acts.verified}>
            {t('publish.submit')}
          </Button>
        </Act>
      )}
      {acts.withdraw && (
        <Act act="withdraw" version={version}>
          <Button>{t('publish.withdraw')}</Button>
        </Act>
      )}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {acts.public && <ButtonLink href={acts.public}>{t('publish.viewPublic')}</ButtonLink>}
        {acts.terms && <ButtonLink href={acts.terms}>{t('publish.terms')}</ButtonLink>}
        {acts.versions && <ButtonLink href={acts.versions}>{t('publish.versions')}</ButtonLink>}
      </div>
      {acts.pause && (
        <Act act="pause" version={version}>
          <Button>{t('publish.pause')}</Button>
        </Act>
      )}
      {acts.resume && (
        <Act act="resume" version={version}>
          <Button look="main">{t('publish.resume')}</Button>
        </Act>
      )}
      {acts.discard && (
        <Sure label={t('publish.discard')}>
          <p className="text-sm">{published ? t('publish.discardSure') : t('publish.discardDraftSure')}</p>
          <Act act="discard" version={version}>
            <Button>{t('publish.discardYes')}</Button>
          </Act>
        </Sure>
      )}
      {acts.archive && (
        <Sure label={t('publish.archive')}>
          <p className="text-sm">{t('publish.archiveSure')}</p>
          <Act act="archive" version={version}>
            <Button>{t('publish.archiveYes')}</Button>
          </Act>
        </Sure>
      )}
    </aside>
  )
}

function Act({ act, version, children }: { act: string; version: number; children: ReactNode }) {
  return (
    <form method="post" className="grid justify-items-start gap-2">
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="version" value={version} />
      {children}
    </form>
  )
}

function Sure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details>
      <summary className="inline-flex min-h-11 items-center text-sm">{label}</summary>
      <div className="grid gap-2 pb-2">{children}</div>
    </details>
  )
}
