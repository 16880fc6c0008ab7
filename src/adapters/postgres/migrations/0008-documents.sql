-- Documents of several pages, what was measured or read on them, what an officer thought of a finding, and uploads that arrive in parts.

alter table case_document add column position integer not null default 0;
alter table case_document add column scan text not null default 'off' check (scan in ('off', 'clean', 'unavailable', 'infected'));
alter table case_document add column measured jsonb;
comment on column case_document.position is 'Order of the pages of one requirement, from 0.';
comment on column case_document.scan is 'What the virus scanner said of the original. A file found infected is not taken; one found so later loses its original, and the picture drawn anew stays.';
comment on column case_document.measured is 'Findings of the photo check, or what was read in the passport and how each difference was settled.';
-- One requirement may have several pages now. That they keep their order is the work of the case''s version.
drop index case_document_current;
create index case_document_current on case_document (case_id, requirement, position) where state = 'current';
create index case_document_unscanned on case_document (uploaded_at) where scan = 'unavailable';

-- One row for each rule that a photo did not keep, so that it can be counted how often officers think otherwise.
create table photo_finding (
  document_id uuid not null references case_document (id),
  rule text not null,
  spec_version text not null,
  value double precision,
  found_at timestamptz not null,
  overruled_at timestamptz,
  overruled_by text,
  reason text,
  primary key (document_id, rule),
  check ((overruled_at is null) = (overruled_by is null) and (overruled_at is null) = (reason is null))
);
create index photo_finding_found on photo_finding (found_at);

-- A file that comes in parts, so that a dropped connection costs only the part that was under way.
create table upload (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  requirement text not null,
  bytes integer not null check (bytes > 0),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index upload_case on upload (case_id);
create index upload_expires on upload (expires_at);

create table upload_part (
  upload_id uuid not null references upload (id) on delete cascade,
  start integer not null check (start >= 0),
  bytes integer not null check (bytes > 0),
  object_key text not null,
  wrapped_key text not null,
  primary key (upload_id, start)
);
