import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { endorsementObstacle, needCardView, needScopeOf } from '~/modules/needs'
import {
  EndorsementForm,
  endorseNeed,
  readEndorsements,
  readNeed,
  takeBackEndorsement,
} from '~/modules/needs/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Button, ButtonLink } from '~/ui/button'
import { ActionForm, TextAreaField, TextField } from '~/ui/form'
import { Notice } from '~/ui/notice'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, lang, t, origin } = personalPage(args)
  const id = readId(args.params.id)
  const [vocabulary, need] = await Promise.all([
    services.vocabulary(),
    withDomainErrors(() => readNeed(services.db, needScopeOf(viewer), id)),
  ])
  const { state, reference, organisation } = need
  const own = (await readEndorsements(services.db, id)).find(
    ({ organisationId }) => organisationId === viewer.organisation?.id,
  )
  const title = t('needLife.endorseTitle')
  const path = localPath(lang, `/needs/${id}`)
  return {
    head: makeHead({ origin, path: `${path}/endorse`, lang, title, description: title, indexed: false }),
    need: { href: path, title: needCardView(need, { vocabulary, lang }).plainTitle },
    needsHref: localPath(lang, '/needs'),
    obstacle: endorsementObstacle(viewer, { organisationId: organisation.id, state, reference }),
    own: own ? { quantity: String(own.quantity), note: own.note } : null,
  }
}

export const action = defineAction(
  EndorsementForm,
  async (form, { services, viewer, lang, origin, params }) => {
    const needId = readId(params.id)
    const { act } = form
    if (act === 'take_back') await takeBackEndorsement(services, viewer, needId)
    else await endorseNeed(services, viewer, { needId, quantity: form.quantity, note: form.note }, { origin })
    return redirect(localPath(lang, `/needs/${needId}?did=${act === 'endorse' ? 'endorsed' : 'taken_back'}`))
  },
  personalPage,
)

export default function EndorsePage() {
  const { t } = useTranslation()
  const { need, needsHref, obstacle, own } = useLoaderData<typeof loader>()
  const refused = useActionData<FormState>()
  return (
    <div className="shell grid gap-5 py-4">
      <Breadcrumbs
        label={t('site.breadcrumbs')}
        crumbs={[
          { href: needsHref, label: t('site.needs') },
          { href: need.href, label: need.title },
        ]}
        current={t('needLife.endorseTitle')}
      />
      <div className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{t('needLife.endorseTitle')}</h1>
        <p className="font-semibold">{need.title}</p>
        <p className="text-muted max-w-prose text-sm">{t('needLife.endorseLead')}</p>
      </div>
      {obstacle ? (
        <>
          <Notice role={refused ? 'alert' : undefined}>{t(`needLife.obstacle_${obstacle}`)}</Notice>
          <p>
            <ButtonLink href={need.href}>{t('needLife.back')}</ButtonLink>
          </p>
        </>
      ) : (
        <ActionForm state={refused} className="panel max-w-2xl p-4">
          <TextField
            name="quantity"
            label={t('needLife.quantity')}
            hint={t('needLife.quantityHint')}
            defaultValue={own?.quantity}
            inputMode="numeric"
            maxLength={6}
            required
          />
          <TextAreaField
            name="note"
            label={t('needLife.note')}
            hint={t('needLife.noteHint')}
            defaultValue={own?.note}
            maxLength={500}
          />
          <div className="flex flex-wrap gap-3">
            <Button look="main" name="act" value="endorse">
              {t(own ? 'needLife.saveChange' : 'needLife.save')}
            </Button>
            {own && (
              <Button name="act" value="take_back" formNoValidate>
                {t('needLife.takeBack')}
              </Button>
            )}
            <ButtonLink href={need.href} look="quiet">
              {t('needLife.back')}
            </ButtonLink>
          </div>
        </ActionForm>
      )}
    </div>
  )
}
