import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import {
  defineAction,
  findVerifiedOrganisations,
  personalPage,
  readOrganisationNames,
} from '~/modules/accounts/index.server'
import { DemandTable, type DemandTableView } from '~/modules/matching'
import { countDraft } from '~/modules/matching/index.server'
import {
  actOnRows,
  attributeChoice,
  attributeChoices,
  checkNeed,
  lastOpenDay,
  NeedForm,
  type NeedFormState,
  needChoices,
  possibleNeedEvents,
  problemWords,
  rowsOf,
  USUAL_DAYS,
} from '~/modules/needs'
import { ownNeedPage, readConflict, saveNeedRevision, writtenFields } from '~/modules/needs/index.server'
import { isDomainError } from '~/platform/errors'
import { useActionData, useLoaderData } from '~/platform/http'
import { type FormFields, listIn, textOf } from '~/platform/http/form-fields'
import { json, type LoaderFunctionArgs, problem, redirect } from '~/platform/http/index.server'
import { AnyFields, fieldsOf } from '~/platform/http/parse-form.server'
import { readId } from '~/platform/page.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Notice } from '~/ui/notice'

export const meta = headOf

/** Organisations offered for a name that several have. */
const FOUND = 10

export async function loader(args: LoaderFunctionArgs) {
  const { services, url, lang, t, origin, own, id } = await ownNeedPage(args, 'prepare')
  if (!possibleNeedEvents(own.need.state).includes('revise')) throw problem(409, 'need_state')
  const vocabulary = await services.vocabulary()
  const path = localPath(lang, `/needs/${id}`)
  const fields = writtenFields(own)
  const today = services.clock.today()
  const sought = (url.searchParams.get('find') ?? '').trim().slice(0, 80)
  const invitedIds = listIn(fields, 'invited').map(Number)
  const [draft, invited, found] = await Promise.all([
    countDraft(services, own.need, fields, lang),
    readOrganisationNames(services, invitedIds),
    sought === ''
      ? null
      : findVerifiedOrganisations(services, sought, { except: own.need.organisation.id, limit: FOUND }),
  ])
  const named = (rows: typeof invited) =>
    rows.map(({ id: value, name_zh, name_en }) => ({
      value: String(value),
      label: lang === 'en' ? name_en || name_zh : name_zh,
    }))
  const title = t('needForm.edit')
  return {
    head: makeHead({ origin, path: `${path}/edit`, lang, title, description: title, indexed: false }),
    path,
    needs: localPath(lang, '/needs/new'),
    draft: own.need.state === 'draft',
    saved: url.searchParams.has('saved'),
    counts: draft.counts,
    view: {
      version: own.revision?.version ?? 0,
      fields,
      errors: problemWords(checkNeed(fields, vocabulary, today).problems, lang),
      choices: needChoices(vocabulary, lang),
      attributes: attributeChoices(listIn(fields, 'tracks'), vocabulary, lang),
      known: rowsOf(fields).flatMap(({ attribute }) => {
        const known = vocabulary.attributes.get(attribute)
        return known ? [attributeChoice(known, lang)] : []
      }),
      invited: named(invited),
      found: found && named(found.filter((row) => !invitedIds.includes(row.id))),
      counted: draft.counted,
      usualDays: USUAL_DAYS,
      lastDay: lastOpenDay(today),
      today,
    },
  }
}

/** Saves the form as it was sent, then does what its button says; after a conflict it holds what was sent. */
export const action = defineAction(
  AnyFields,
  async (_, { form, services, viewer, lang, params }) => {
    const id = readId(params.id)
    const sent = fieldsOf(form)
    const act = textOf(sent, 'act')
    const overwrites = act === 'overwrite'
    const version = Number(textOf(sent, overwrites ? 'seen' : 'version'))
    const fields = actOnRows(sent, act, await services.vocabulary())
    const edit = localPath(lang, `/needs/${id}/edit`)
    const name = textOf(sent, 'inviteName').slice(0, 80)
    const found =
      act === 'invite' && name.length > 1
        ? await findVerifiedOrganisations(services, name, { except: viewer.organisation?.id ?? 0, limit: 2 })
        : []
    const [only] = found.length === 1 ? found : []
    if (only) fields.invited = [...new Set([...listIn(fields, 'invited'), String(only.id)])]
    try {
      await saveNeedRevision(services, viewer, { id, version, fields })
    } catch (error) {
      if (!isDomainError(error) || error.code !== 'changed_meanwhile') throw error
      const state: NeedFormState = {
        values: fields,
        errors: {},
        error: null,
        conflict: await readConflict(services, id, lang),
      }
      return json(state, { status: 409 })
    }
    if (act === 'preview') return redirect(localPath(lang, `/needs/${id}/preview`))
    if (/^(?:add|remove)_row/.test(act)) return redirect(`${edit}#demands`)
    if (act === 'invite')
      return redirect(`${edit}${only || name === '' ? '' : `?find=${encodeURIComponent(name)}`}#visibility`)
    return redirect(`${edit}?saved`)
  },
  personalPage,
)

export default function EditNeedPage() {
  const { t } = useTranslation()
  const { path, needs, draft, saved, counts, view } = useLoaderData<typeof loader>()
  const state = useActionData<NeedFormState & { values: FormFields }>()
  return (
    <div className="shell grid gap-5 py-4">
      <Breadcrumbs
        label={t('site.breadcrumbs')}
        crumbs={[
          { href: needs, label: t('need.postNew') },
          { href: `${path}/manage`, label: t('needForm.manage') },
        ]}
        current={t('needForm.edit')}
      />
      <header className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{t('needForm.edit')}</h1>
        <p className="text-muted max-w-prose text-sm">
          {t(draft ? 'needForm.editLead' : 'needForm.editOpenLead')}
        </p>
      </header>
      {saved && !state && <Notice role="status">{t('needForm.savedNow')}</Notice>}
      <NeedForm
        view={view}
        state={state}
        draftPath={`${path}/draft`}
        editPath={`${path}/edit`}
        counts={(fresh) => (
          <DemandTable view={fresh === undefined ? counts : (fresh as DemandTableView | null)} />
        )}
      />
    </div>
  )
}
