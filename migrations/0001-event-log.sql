-- The history of every case and meeting. Nothing here is ever changed or removed: the triggers below refuse it,
-- and whoever switches the triggers off leaves a broken chain of hashes behind (npm run -s log -- verify).

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Table % is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create table events (
  seq         bigint generated always as identity primary key,
  stream_kind text        not null,
  stream_id   uuid        not null,
  version     integer     not null check (version > 0),
  type        text        not null,
  data        jsonb       not null,
  actor       uuid,
  actor_role  text        not null,
  at          timestamptz not null,
  on_day      date        not null,
  -- Each stream has a chain of its own, so writers of different cases never wait for one another.
  prev_hash   bytea       not null check (octet_length(prev_hash) = 32),
  hash        bytea       not null check (octet_length(hash) = 32),
  unique (stream_id, version)
);

create table stream_heads (
  stream_id   uuid    primary key,
  stream_kind text    not null,
  version     integer not null,
  hash        bytea   not null
) with (fillfactor = 80);

-- A seal over a range of the log: finds the removal of a whole stream together with its head.
create table log_checkpoints (
  id            bigint generated always as identity primary key,
  from_seq      bigint      not null unique,
  to_seq        bigint      not null unique check (to_seq >= from_seq),
  event_count   bigint      not null,
  root          bytea       not null,
  previous_hash bytea       not null unique,
  hash          bytea       not null,
  sealed_at     timestamptz not null
);

create trigger events_append_only before update or delete on events
  for each row execute function refuse_change();
create trigger events_no_truncate before truncate on events
  for each statement execute function refuse_change();
create trigger log_checkpoints_append_only before update or delete on log_checkpoints
  for each row execute function refuse_change();
create trigger log_checkpoints_no_truncate before truncate on log_checkpoints
  for each statement execute function refuse_change();

-- Two clicks, a retried request, a repeated message: one effect and the same answer.
create table idempotency_keys (
  key        text        not null,
  account    text        not null,
  answer     jsonb,
  created_at timestamptz not null,
  primary key (account, key)
);
create index idempotency_keys_created_at on idempotency_keys (created_at);
