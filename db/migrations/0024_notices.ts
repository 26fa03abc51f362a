import { type Kysely, sql } from 'kysely'

/**
 * What people are told: a notice for each of them, what they chose to be told how, and the hours in which no mail
 * comes. A notice says of itself when its mail is due; without one, no mail is to go out, or it has gone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table notices (
      id bigint generated always as identity primary key,
      person_id bigint not null references people (id) on delete cascade,
      organisation_id bigint references organisations (id) on delete cascade,
      kind text not null,
      event text not null,
      words text not null,
      params jsonb not null default '{}',
      subject text not null,
      path text not null check (path ~ '^/([^/].*)?$'),
      key text not null,
      on_site boolean not null,
      created_at timestamptz not null,
      read_at timestamptz,
      mail_due_at timestamptz,
      mailed_at timestamptz,
      unique (person_id, key)
    );
    comment on column notices.organisation_id is 'told as a member of it: who is no member any more is shown it no more';
    comment on column notices.kind is 'what a person chooses by';
    comment on column notices.event is 'what happened, which names the mail where it is alone in it';
    comment on column notices.words is 'the locale key of its title; with _text behind it, that of its text';
    comment on column notices.key is 'the same news told again is the same notice';
    comment on column notices.mail_due_at is 'when it is to be mailed; null: not, or it was';
    create index notices_list on notices (person_id, (read_at is null) desc, id desc) where on_site;
    create index notices_unread on notices (person_id) where on_site and read_at is null;
    create index notices_of_kind on notices (person_id, kind, created_at);
    create index notices_due on notices (mail_due_at) where mail_due_at is not null;
    create index notices_age on notices (created_at);

    create view shown_notices as
      select n.* from notices n
      where n.on_site and (n.organisation_id is null or exists (
        select from memberships m where m.person_id = n.person_id and m.organisation_id = n.organisation_id));

    create table notice_preferences (
      person_id bigint not null references people (id) on delete cascade,
      kind text not null,
      on_site boolean not null,
      mail text not null check (mail in ('at_once', 'daily', 'weekly', 'never')),
      primary key (person_id, kind)
    );
    comment on table notice_preferences is 'where a person chose; what stands nowhere is as the site has it';

    create table notice_quiet_hours (
      person_id bigint primary key references people (id) on delete cascade,
      from_hour smallint not null check (from_hour between 0 and 23),
      to_hour smallint not null check (to_hour between 0 and 23),
      check (from_hour <> to_hour)
    );
    comment on table notice_quiet_hours is 'hours of the day in China, the first and the one that ends them, over midnight too';

    alter table mails add column unsubscribe_url text;
    comment on column mails.unsubscribe_url is 'where one request turns mails like it off: the List-Unsubscribe of RFC 8058';
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table mails drop column unsubscribe_url;
    drop view shown_notices;
    drop table notice_quiet_hours, notice_preferences, notices;
  `.execute(db)
}
