import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf, makeHead } from '~/locales/page-head'
import { EventManageFrame } from '~/modules/events'
import { newsWorkPage } from '~/modules/events/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { head, lang, t, origin, path, rows, newHref } = await newsWorkPage(args)
  const title = t('eventWork.tab_news')
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame: head,
    rows,
    newHref,
  }
}

const tones = { draft: 'tag tag-unknown', published: 'tag tag-pass', withdrawn: 'tag' } as const

export default function NewsWorkPage() {
  const { t } = useTranslation()
  const { frame, rows, newHref } = useLoaderData<typeof loader>()
  return (
    <EventManageFrame head={frame}>
      <Section id="news" title={t('eventWork.tab_news')} lead={t('newsWork.lead')}>
        {frame.writes && (
          <p>
            <ButtonLink look="main" href={newHref}>
              {t('newsWork.new')}
            </ButtonLink>
          </p>
        )}
        {rows.length === 0 ? (
          <EmptyState title={t('newsWork.none')} />
        ) : (
          <ul className="panel divide-line divide-y">
            {rows.map((row) => (
              <li key={row.id} className="flex flex-wrap items-center gap-x-4 px-4 py-1.5">
                <a href={row.href} className="inline-flex min-h-11 min-w-0 flex-1 basis-48 items-center">
                  {row.title}
                </a>
                <span className="text-muted text-sm">{row.day}</span>
                <span className={tones[row.state]}>{t(`newsWork.state_${row.state}`)}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </EventManageFrame>
  )
}
