import { useTranslation } from 'react-i18next'
import type { Contact } from '~/modules/accounts'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

/** The other side's contact persons, once asked for: looking at them is an act of its own, which is recorded. */
export function ContactsPanel({
  open,
  contacts,
  ownHref,
}: {
  open: boolean
  contacts: readonly Contact[] | null
  ownHref: string
}) {
  const { t } = useTranslation()
  return (
    <Section
      id="contacts"
      title={t('introduction.contacts')}
      lead={t(open ? 'introduction.contactsLead' : 'introduction.contactsLater')}
    >
      {open && contacts === null && (
        <form method="post" action="#contacts">
          <Button name="act" value="contacts">
            {t('introduction.showContacts')}
          </Button>
        </form>
      )}
      {contacts?.length === 0 && <Notice role="status">{t('introduction.noContacts')}</Notice>}
      {contacts && contacts.length > 0 && (
        <ul className="grid gap-3 sm:grid-cols-2">
          {contacts.map((contact) => (
            <li key={`${contact.name} ${contact.phone}`} className="panel p-4">
              <p className="font-semibold">{contact.name}</p>
              {contact.duty && <p className="text-muted text-sm">{contact.duty}</p>}
              <p>
                <a href={`tel:${contact.phone}`} className="figure inline-flex min-h-11 items-center">
                  {contact.phone}
                </a>
              </p>
              {contact.email && (
                <p className="min-w-0 break-words">
                  <a href={`mailto:${contact.email}`} className="inline-flex min-h-11 items-center">
                    {contact.email}
                  </a>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="text-muted text-sm">
        {t('introduction.ownContacts')} <a href={ownHref}>{t('introduction.editContacts')}</a>
      </p>
    </Section>
  )
}
