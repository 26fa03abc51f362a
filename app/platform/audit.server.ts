import type { Tx } from '~db/client.server'

/** Who acts, and from where. All null: the site itself. */
export type AuditSource = {
  personId: number | null
  /** the organisation they act for */
  organisationId: number | null
  /** the client's address, as far as TRUST_PROXY lets it be known */
  address: string | null
  requestId: string | null
}

export type AuditEntry = {
  /** noun and past participle, such as `member.role_changed` */
  action: string
  object: { kind: string; id: string | number }
  /** what changed; never a secret, never more of a person than their id */
  detail?: Readonly<Record<string, unknown>>
}

/** Adds to the append-only log, in the transaction of the act itself: neither is there without the other. */
export const audit = (tx: Tx, by: AuditSource, entry: AuditEntry): Promise<void> => auditAll(tx, by, [entry])

/** The same of several acts at once. */
export async function auditAll(tx: Tx, by: AuditSource, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  await tx
    .insertInto('audit_log')
    .values(
      entries.map(({ action, object, detail = {} }) => ({
        actor_id: by.personId,
        actor_organisation_id: by.organisationId,
        action,
        object_kind: object.kind,
        object_id: String(object.id),
        detail: JSON.stringify(detail),
        address: by.address,
        request_id: by.requestId,
      })),
    )
    .execute()
}
