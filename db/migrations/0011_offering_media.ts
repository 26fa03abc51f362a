import { type Kysely, sql } from 'kysely'

/**
 * The uploads of offerings. Which of them a version shows, in which order and with what words, is its content
 * (`offerings.media`); a row only says what the upload is and where its bytes are, and never changes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table offering_media (
      id bigint generated always as identity primary key,
      offering_id bigint not null references offerings (id) on delete cascade,
      kind text not null check (kind in ('photo', 'document')),
      file_id uuid not null references files (id),
      medium_id uuid references files (id),
      small_id uuid references files (id),
      name text not null,
      width integer,
      height integer,
      byte_size bigint not null,
      uploaded_by bigint references people (id),
      created_at timestamptz not null,
      check ((kind = 'photo') = (medium_id is not null and small_id is not null
        and width is not null and height is not null))
    );
    comment on table offering_media is 'what was uploaded for an offering; what of it is shown stands in offerings.media';
    comment on column offering_media.file_id is 'a document, or the largest size of a photo';
    comment on column offering_media.width is 'of the largest size of a photo';
    create index offering_media_offering on offering_media (offering_id);
    create index offering_media_file on offering_media (file_id);

    create function refuse_offering_media_change() returns trigger language plpgsql as $$
    begin
      raise exception 'an upload of an offering never changes';
    end $$;
    create trigger offering_media_stays before update on offering_media
      for each row execute function refuse_offering_media_change();

    create function remove_offering_media_files() returns trigger language plpgsql as $$
    begin
      update files set removed_at = now()
        where id in (old.file_id, old.medium_id, old.small_id) and removed_at is null;
      return null;
    end $$;
    create trigger offering_media_files after delete on offering_media
      for each row execute function remove_offering_media_files();
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table offering_media;
    drop function remove_offering_media_files();
    drop function refuse_offering_media_change();
  `.execute(db)
}
