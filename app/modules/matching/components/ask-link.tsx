import { useTranslation } from 'react-i18next'
import { ButtonLink } from '~/ui/button'

/** Leads to a request for an introduction; `name` tells several on one page apart. */
export function AskLink({ href, name, main = false }: { href: string; name: string; main?: boolean }) {
  const { t } = useTranslation()
  return (
    <ButtonLink
      href={href}
      rel="nofollow"
      size={main ? undefined : 'small'}
      look={main ? 'main' : 'plain'}
      className="no-print"
      aria-label={`${t('match.ask')}: ${name}`}
    >
      {t('match.ask')}
    </ButtonLink>
  )
}
