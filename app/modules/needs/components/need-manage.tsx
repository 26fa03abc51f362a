import { useTranslation } from 'react-i18next'
import { Facts } from '~/modules/accounts'
import type { FormState } from '~/platform/http'
import { Button, ButtonLink } from '~/ui/button'
import { Tag } from '~/ui/chip'
import { ActionForm } from '~/ui/form'
import { Section } from '~/ui/section'
import type { NeedManageView } from './need-manage-view'

/** The page of a need for its team. */
export function NeedManage({ view, state }: { view: NeedManageView; state: FormState | undefined }) {
  const { t } = useTranslation()
  return (
    <>
      <header className="grid gap-2">
        <p>
          <Tag tone="strong">{t(`need.state_${view.state}`)}</Tag>
        </p>
        <h1 className="text-2xl md:text-3xl">{view.title}</h1>
      </header>
      {view.links.length > 0 && (
        <p className="flex flex-wrap gap-3">
          {view.links.map(({ href, label }, index) => (
            <ButtonLink key={href} href={href} look={index === 0 ? 'main' : 'plain'}>
              {label}
            </ButtonLink>
          ))}
        </p>
      )}
      <Facts rows={view.facts} />
      <Section id="acts" title={t('needForm.acts')}>
        {view.acts.length + view.posts.length === 0 && <p className="text-muted">{t('needForm.noActs')}</p>}
        <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {view.posts.map(({ act, label, text }) => (
            <li key={act} className="panel p-4">
              <ActionForm state={state} className="gap-2">
                <input type="hidden" name="act" value={act} />
                <p>
                  <Button>{label}</Button>
                </p>
                {text && <p className="text-muted text-sm">{text}</p>}
              </ActionForm>
            </li>
          ))}
          {view.acts.map(({ href, label, text }) => (
            <li key={href} className="panel grid content-start gap-2 p-4">
              <p>
                <ButtonLink href={href} className="whitespace-normal">
                  {label}
                </ButtonLink>
              </p>
              <p className="text-muted text-sm">{text}</p>
            </li>
          ))}
        </ul>
      </Section>
      {view.copyAction && (
        <form method="post" action={view.copyAction}>
          <input type="hidden" name="from" value="need" />
          <Button name="need" value={view.id}>
            {t('needForm.copyNeed')}
          </Button>
        </form>
      )}
    </>
  )
}
