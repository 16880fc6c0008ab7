-- Letters with a card or a decision go to an address that its owner has confirmed. While a new one waits for that, the old one is kept.
alter table case_file add column confirmed_email text;
comment on column case_file.confirmed_email is 'The last confirmed address, while a newer one is not confirmed yet; empty otherwise.';

-- A link back to a draft opens it only as long as the draft still has the address that the link was sent to.
alter table resume_link add column email text;
update resume_link set email = coalesce((select c.email from case_file c where c.id = resume_link.case_id), '');
alter table resume_link alter column email set not null;

-- A corrected card takes the place of the old one: two of them are never good at the same time.
create unique index card_one_active on card (case_id) where state in ('active', 'suspended');

-- A link or a code for an address that was wrong is not sent any more.
alter table notice drop constraint notice_state_check;
alter table notice add constraint notice_state_check check (state in ('queued', 'sent', 'failed', 'dropped'));
drop index notice_queued;
create index notice_waiting on notice (created_at) where state in ('queued', 'failed');
