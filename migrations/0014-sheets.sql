-- What a specialist says of each proof, beside the points and the comment: by the code of the item.
alter table sheet_drafts add column proofs jsonb not null default '{}';
alter table sheet_comments add column proofs jsonb not null default '{}';

-- A joint sheet that a later signer cannot sign as it stands: which items, and in what words. Ends with their signature.
create table sheet_differences (
  case_id    uuid not null references cases (id),
  expert_id  uuid not null references people (id),
  items      text[] not null,
  words      text not null,
  said_at    timestamptz not null,
  primary key (case_id, expert_id)
);

-- A remark to a signed conclusion or protocol: conclusions without remarks are counted (Kaliningrad reg п. 70 абз. 5).
create table expert_remarks (
  id           uuid primary key,
  case_id      uuid not null references cases (id),
  expert_id    uuid not null references people (id),
  remark       text not null,
  made_by      uuid not null references people (id),
  made_at      timestamptz not null,
  answer       text,
  answered_at  timestamptz,
  withdrawn_at timestamptz
);
create index expert_remarks_expert on expert_remarks (expert_id, made_at desc);
create index expert_remarks_case on expert_remarks (case_id);
