import { useTranslation } from 'react-i18next'
import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import { Select } from '~/ui/field'
import { Section } from '~/ui/section'
import { cell, headCell, Table } from '~/ui/table'
import { frequencies, type NoticeKind, noticeKinds, type Preference } from '../kinds'
import { kindName } from '../notice'

const groups = {
  introductions: noticeKinds.slice(0, noticeKinds.indexOf('review_result')),
  own: noticeKinds.slice(noticeKinds.indexOf('review_result'), noticeKinds.indexOf('new_match')),
  found: noticeKinds.slice(noticeKinds.indexOf('new_match')),
}

export type PreferencesView = {
  key: string
  title: string
  rows: { kind: NoticeKind; name: string; onSite: boolean; mail: string }[]
}[]

export function preferencesView(kinds: Record<NoticeKind, Preference>, lang: Lang): PreferencesView {
  const { t } = i18nFor(lang)
  return (Object.keys(groups) as (keyof typeof groups)[]).map((key) => ({
    key,
    title: t(`notice.group_${key}`),
    rows: groups[key].map((kind) => ({ kind, name: kindName(kind, lang), ...kinds[kind] })),
  }))
}

/** For each kind a box for the site and a frequency for mail. */
export function PreferencesTable({ groups: shown }: { groups: PreferencesView }) {
  const { t } = useTranslation()
  const choices = frequencies.map((value) => ({ value, label: t(`notice.mail_${value}`) }))
  return shown.map(({ key, title, rows }) => (
    <Section key={key} id={key} title={title}>
      <Table caption={title} className="panel">
        <thead>
          <tr>
            <th scope="col" className={headCell}>
              {t('notice.colKind')}
            </th>
            <th scope="col" className={`${headCell} whitespace-nowrap`}>
              {t('notice.colSite')}
            </th>
            <th scope="col" className={headCell}>
              {t('notice.colMail')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ kind, name, onSite, mail }) => (
            <tr key={kind}>
              <th scope="row" className={`${cell} w-full font-normal`}>
                {name}
              </th>
              <td className={cell}>
                <label className="flex size-11 items-center justify-center">
                  <input
                    type="checkbox"
                    name={`site_${kind}`}
                    defaultChecked={onSite}
                    className="size-5"
                    aria-label={t('notice.onSite', { kind: name })}
                  />
                </label>
              </td>
              <td className={cell}>
                <Select
                  name={`mail_${kind}`}
                  choices={choices}
                  defaultValue={mail}
                  aria-label={t('notice.mailOf', { kind: name })}
                  className="min-w-32"
                />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  ))
}
