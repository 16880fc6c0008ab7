-- What the stores behind the actions turned out to need.

-- Each stored file says its own size: an uploaded picture is kept as it came and as it is shown.
alter table case_document rename column bytes to shown_bytes;
alter table case_document add column original_bytes integer not null default 0;
alter table case_document alter column original_bytes drop default;
alter table card add column pdf_bytes integer not null default 0;
alter table card alter column pdf_bytes drop default;

-- The desk counts what is due, held by an officer or not; the queue's own index leaves out what is held.
create index case_under_review on case_file (office_id, due_on) where state in ('in-review', 'returned');
