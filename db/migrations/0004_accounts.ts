import { type Kysely, sql } from 'kysely'

/**
 * People who sign in, their sessions and second factors, and the organisations they act for. Of every
 * secret that is sent out (session, link in a mail, recovery code) only the SHA-256 is kept.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table people (
      id bigint generated always as identity primary key,
      email text unique check (email = lower(email)),
      email_verified_at timestamptz,
      name text not null,
      password_hash text,
      platform_role text check (platform_role in ('reviewer', 'administrator')),
      state text not null default 'active' check (state in ('active', 'suspended', 'deleted')),
      language text not null default 'zh' check (language in ('zh', 'en')),
      totp_secret bytea,
      totp_confirmed_at timestamptz,
      totp_last_step bigint,
      sample boolean not null default false,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      deleted_at timestamptz,
      check ((state = 'deleted') = (email is null))
    );
    comment on column people.email is 'lower case; null once the person is deleted';
    comment on column people.totp_secret is 'encrypted with SECRET_KEY; in use once totp_confirmed_at is set';
    comment on column people.totp_last_step is 'the newest 30-second step whose code was used: none is taken twice';

    create table sessions (
      id bigint generated always as identity primary key,
      token_hash bytea not null unique,
      previous_token_hash bytea unique,
      previous_until timestamptz,
      rotate_due boolean not null default false,
      person_id bigint not null references people (id) on delete cascade,
      organisation_id bigint references organisations (id) on delete set null,
      created_at timestamptz not null default now(),
      seen_at timestamptz not null default now(),
      confirmed_at timestamptz not null default now(),
      expires_at timestamptz not null,
      address text,
      user_agent text
    );
    comment on column sessions.previous_token_hash is 'still taken until previous_until, for requests that were under way when the token changed';
    comment on column sessions.confirmed_at is 'when the person last proved who they are: sensitive acts ask again';
    create index sessions_person on sessions (person_id);
    create index sessions_expiry on sessions (expires_at);

    create table memberships (
      person_id bigint not null references people (id),
      organisation_id bigint not null references organisations (id) on delete cascade,
      role text not null check (role in ('owner', 'editor', 'viewer')),
      created_at timestamptz not null default now(),
      primary key (person_id, organisation_id)
    );
    create index memberships_organisation on memberships (organisation_id);

    create table invitations (
      id bigint generated always as identity primary key,
      organisation_id bigint not null references organisations (id) on delete cascade,
      email text not null check (email = lower(email)),
      role text not null check (role in ('owner', 'editor', 'viewer')),
      token_hash bytea not null unique,
      invited_by bigint not null references people (id),
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      accepted_at timestamptz,
      accepted_by bigint references people (id),
      revoked_at timestamptz
    );
    create unique index invitations_open on invitations (organisation_id, email)
      where accepted_at is null and revoked_at is null;

    create table email_tokens (
      id bigint generated always as identity primary key,
      purpose text not null check (purpose in ('verify_email', 'reset_password', 'change_email')),
      person_id bigint not null references people (id) on delete cascade,
      email text not null check (email = lower(email)),
      token_hash bytea not null unique,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz
    );
    create index email_tokens_person on email_tokens (person_id, purpose);

    create table pending_sign_ins (
      id bigint generated always as identity primary key,
      token_hash bytea not null unique,
      person_id bigint not null references people (id) on delete cascade,
      attempts smallint not null default 0,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null
    );
    comment on table pending_sign_ins is 'the password was right, the second factor is still to come';

    create table recovery_codes (
      person_id bigint not null references people (id) on delete cascade,
      code_hash bytea not null,
      created_at timestamptz not null default now(),
      used_at timestamptz,
      primary key (person_id, code_hash)
    );

    create table passkeys (
      id bigint generated always as identity primary key,
      person_id bigint not null references people (id) on delete cascade,
      credential_id text not null unique,
      public_key bytea not null,
      counter bigint not null default 0,
      transports text[] not null default '{}',
      backed_up boolean not null default false,
      name text not null,
      created_at timestamptz not null default now(),
      last_used_at timestamptz
    );
    create index passkeys_person on passkeys (person_id);

    create table passkey_challenges (
      token_hash bytea primary key,
      challenge text not null,
      purpose text not null check (purpose in ('register', 'sign_in')),
      person_id bigint references people (id) on delete cascade,
      expires_at timestamptz not null
    );

    -- Whoever was imported is vouched for by the operator who imported them; whoever registers is not.
    alter table organisations
      add column state text not null default 'verified'
        check (state in ('unverified', 'in_review', 'verified', 'returned', 'suspended')),
      add column credit_code text unique,
      add column parent_authority text not null default '',
      add column intro_zh text not null default '',
      add column intro_en text not null default '',
      add column website text not null default '',
      add column return_reason text,
      add column state_before_suspension text
        check (state_before_suspension in ('unverified', 'in_review', 'verified', 'returned')),
      add column version integer not null default 1,
      add column created_by bigint references people (id);
    alter table organisations alter column state set default 'unverified';
    comment on column organisations.version is 'grows with every change of what is reviewed; a form names the one it was filled from';

    create table organisation_contacts (
      id bigint generated always as identity primary key,
      organisation_id bigint not null references organisations (id) on delete cascade,
      position smallint not null,
      name text not null,
      duty text not null default '',
      email text not null default '',
      phone text not null default '',
      check (email <> '' or phone <> '')
    );
    create index organisation_contacts_organisation on organisation_contacts (organisation_id);

    create table files (
      id uuid primary key,
      organisation_id bigint references organisations (id) on delete set null,
      uploaded_by bigint references people (id),
      purpose text not null,
      name text not null,
      media_type text not null,
      byte_size bigint not null check (byte_size >= 0),
      sha256 bytea not null,
      width integer,
      height integer,
      created_at timestamptz not null default now(),
      removed_at timestamptz
    );
    comment on table files is 'what the bytes in the file store are, and whose';
    create index files_organisation on files (organisation_id);

    create table organisation_documents (
      organisation_id bigint not null references organisations (id) on delete cascade,
      file_id uuid not null references files (id),
      kind text not null check (kind in ('business_licence', 'authorisation', 'qualification', 'other')),
      created_at timestamptz not null default now(),
      primary key (organisation_id, file_id)
    );

    create table organisation_reviews (
      id bigint generated always as identity primary key,
      organisation_id bigint not null references organisations (id) on delete cascade,
      state text not null default 'waiting' check (state in ('waiting', 'verified', 'returned', 'withdrawn')),
      snapshot jsonb not null,
      previous jsonb,
      submitted_by bigint references people (id),
      submitted_at timestamptz not null default now(),
      decided_by bigint references people (id),
      decided_at timestamptz,
      reason text
    );
    comment on column organisation_reviews.previous is 'what was verified before, for the difference';
    create unique index organisation_reviews_waiting on organisation_reviews (organisation_id) where state = 'waiting';
    create index organisation_reviews_organisation on organisation_reviews (organisation_id, submitted_at desc);
    create index organisation_reviews_queue on organisation_reviews (submitted_at) where state = 'waiting';
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('accounts are not taken back: restore the database from a copy instead')
}
