import { useTranslation } from 'react-i18next'
import { langOf, localPath } from '~/locales/lang'
import { useLocation } from '~/platform/http'
import { ButtonLink } from '~/ui/button'
import { Section } from '~/ui/section'
import type { PlatformRole } from '../viewer'

/** The way to the platform's own work, for those who have a part in it. */
export function StaffLinks({ role }: { role: PlatformRole | null }) {
  const { t } = useTranslation()
  const lang = langOf(useLocation().pathname)
  if (role === null) return null
  return (
    <Section id="staff" title={t('admin.staff')}>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={localPath(lang, '/review')}>{t('review.title')}</ButtonLink>
        <ButtonLink href={localPath(lang, '/review/offerings')}>{t('publish.reviewTitle')}</ButtonLink>
        <ButtonLink href={localPath(lang, '/review/challenges')}>{t('challengeWork.reviewTitle')}</ButtonLink>
        {role === 'administrator' && (
          <ButtonLink href={localPath(lang, '/admin')}>{t('admin.title')}</ButtonLink>
        )}
      </div>
    </Section>
  )
}
