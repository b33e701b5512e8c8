-- Files on their way in that may be continued after a broken connection. Pieces lie on a shelf of the file store until the form
-- they were chosen for is sent; a day after the last piece all of it is forgotten.

create table uploads (
  id          uuid primary key,
  person_id   uuid not null references people (id),
  name        text not null,
  size        bigint not null check (size >= 0),
  received    bigint not null default 0 check (received between 0 and size),
  created_at  timestamptz not null,
  expires_at  timestamptz not null
);
create index uploads_person  on uploads (person_id);
create index uploads_expired on uploads (expires_at);

create table upload_pieces (
  upload_id  uuid not null references uploads (id) on delete cascade,
  starts_at  bigint not null,
  size       bigint not null check (size > 0),
  -- Where the bytes lie; two tabs that send the same piece write under different names, and one of them stays.
  shelf_name text not null,
  primary key (upload_id, starts_at)
);

-- The same bytes may lie in many rows: a verdict on them is looked up by digest.
create index files_digest on files (digest);
