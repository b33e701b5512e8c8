-- Criteria sets of a region's own, edition by edition. What the product brings with it stays in regulations/criteria.

create table criteria_editions (
  id            uuid primary key,
  region        text not null,
  -- Shared by all editions of one set, and by the built-in set it was copied from: ties of proofs survive a new edition.
  set_id        text not null,
  state         text not null check (state in ('draft', 'approved', 'withdrawn', 'cancelled')),
  -- Grows with every save: a second window with an older number is told.
  version       int not null default 1,
  title         text not null,
  categories    text[] not null,
  -- Spellings folded to one key; null: every position.
  positions     text[],
  -- A draft as it is typed, whole or not; the frozen set once approved.
  draft         jsonb,
  body          jsonb,
  based_on      text,
  valid_from    date,
  valid_to      date,
  -- Act of the ministry that approved it: {act, number, on}.
  approved_by   jsonb,
  created_by    uuid not null,
  created_at    timestamptz not null,
  changed_by    uuid not null,
  changed_at    timestamptz not null,
  check ((state = 'draft') = (draft is not null and body is null) or state = 'withdrawn'),
  check (state not in ('approved', 'cancelled') or (body is not null and valid_from is not null and approved_by is not null))
);
create index criteria_editions_region on criteria_editions (region, changed_at desc);
-- The set of a case is looked up by the day of its registration.
create index criteria_editions_force on criteria_editions (region, valid_from desc) where state = 'approved';
create unique index criteria_editions_once on criteria_editions (region, set_id, valid_from) where state = 'approved';

-- What was approved stays as it was: the only way on is a cancellation before it comes into force.
create function criteria_frozen() returns trigger language plpgsql as $$
begin
  if old.state in ('approved', 'cancelled') and (
    new.body is distinct from old.body or new.valid_from is distinct from old.valid_from
    or new.valid_to is distinct from old.valid_to or new.approved_by is distinct from old.approved_by
    or new.set_id <> old.set_id or new.region <> old.region
    or new.categories <> old.categories or new.positions is distinct from old.positions
    or new.state not in ('approved', 'cancelled') or (old.state = 'cancelled' and new.state <> 'cancelled')
  ) then
    raise exception 'an approved criteria edition is never changed';
  end if;
  return new;
end $$;
create trigger criteria_frozen before update on criteria_editions for each row execute function criteria_frozen();
create function criteria_kept() returns trigger language plpgsql as $$
begin
  raise exception 'criteria editions are never deleted';
end $$;
create trigger criteria_kept before delete on criteria_editions for each row execute function criteria_kept();
