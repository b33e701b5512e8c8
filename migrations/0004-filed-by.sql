-- A worker of an МФЦ sees what that worker took in.
create index applications_submitted_by on applications (submitted_by, submitted_at desc);
