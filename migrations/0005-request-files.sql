-- Papers that come with a request for an extract or a correction.
alter table files add column request_id uuid references requests (id);
create index files_request on files (request_id) where request_id is not null;
