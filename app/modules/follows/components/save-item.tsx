import { useTranslation } from 'react-i18next'
import { langOf, localPath } from '~/locales/lang'
import { useLocation } from '~/platform/http'
import { Button, ButtonLink } from '~/ui/button'
import { Icon } from '~/ui/icon'
import type { FollowedKind } from '../follow'

/** Saves a need or an offering, or saves it no more. `saved` null: nobody is signed in, and is led to do so first. */
export function SaveItem({
  kind,
  id,
  name,
  saved,
}: {
  kind: FollowedKind
  id: number
  name: string
  saved: boolean | null
}) {
  const { t } = useTranslation()
  const lang = langOf(useLocation().pathname)
  const label = t(saved ? 'site.itemSaved' : 'site.itemSave')
  if (saved === null)
    return (
      <ButtonLink
        href={localPath(lang, `/sign-in?to=${encodeURIComponent(localPath(lang, `/${kind}/${id}`))}`)}
        size="small"
        rel="nofollow"
        aria-label={`${label}: ${name}`}
      >
        <Icon name="star" className="size-4" />
        {label}
      </ButtonLink>
    )
  return (
    <form method="post" action={localPath(lang, '/workbench/saved')} className="grid">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="id" value={id} />
      <Button
        name="act"
        value={saved ? 'remove' : 'save'}
        size="small"
        pressed={saved}
        aria-label={`${label}: ${name}`}
      >
        <Icon name="star" className="size-4" />
        {label}
      </Button>
    </form>
  )
}
