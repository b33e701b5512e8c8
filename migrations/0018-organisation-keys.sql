-- Names of organisations are compared by keys that the program makes of them; kept here, they are found without reading every name.
alter table organisations
  -- Of the full and the short name; null: not made yet.
  add column keys text[];
create index organisations_keys    on organisations using gin (keys);
create index organisations_unkeyed on organisations (region) where keys is null;
