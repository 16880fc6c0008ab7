-- Where the person of an account is now: text messages and reminders wait until it is day there.

alter table account add column stays_in text check (stays_in ~ '^[A-Z]{3}$');
comment on column account.stays_in is 'Country, by the three letters of the passport; empty for the country of the agency.';
