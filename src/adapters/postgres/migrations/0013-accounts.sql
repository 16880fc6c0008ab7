-- A person's account: a verified address, and what was put into it. Cases and cards of other registers outlive it.

create table account (
  id uuid primary key,
  email text not null check (email <> ''),
  email_key text not null unique check (email_key <> ''),
  phone text check (phone <> ''),
  language text not null check (language in ('en', 'ru', 'kk', 'zh')),
  created_at timestamptz not null,
  seen_at timestamptz not null
);
create index account_seen on account (seen_at);
comment on column account.email_key is 'The address in small letters: one mailbox has one account.';
comment on column account.phone is 'With its plus; here only once a code that was sent there came back.';
comment on column account.seen_at is 'The last sign-in: an account that nobody uses is removed.';

create table account_case (
  account_id uuid not null references account (id) on delete cascade,
  case_id uuid not null references case_file (id) on delete cascade,
  kept_at timestamptz not null,
  primary key (account_id, case_id)
);
create index account_case_case on account_case (case_id);

create table account_held_card (
  account_id uuid not null references account (id) on delete cascade,
  held_card_id uuid not null references held_card (id) on delete cascade,
  added_at timestamptz not null,
  primary key (account_id, held_card_id)
);
create index account_held_card_card on account_held_card (held_card_id);

-- A device that is signed in, and, once that is over, a line in the list of sign-ins.
create table account_session (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  token_hash bytea not null unique,
  way text not null check (way in ('code', 'passkey')),
  browser text not null,
  system text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index account_session_account on account_session (account_id, created_at);
create index account_session_created on account_session (created_at);
comment on column account_session.browser is 'Family of the browser, never its whole name; where a device was is not kept.';

-- A new address or telephone: good once a code came back from the new side and, where there is one, from the old side.
create table account_change (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  what text not null check (what in ('email', 'phone')),
  value text not null check (value <> ''),
  old_confirmed_at timestamptz,
  new_confirmed_at timestamptz,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  unique (account_id, what)
);
create index account_change_expiry on account_change (expires_at);

create table account_code (
  id uuid primary key,
  purpose text not null check (purpose in ('sign-in', 'old', 'new')),
  recipient text not null,
  recipient_key text not null,
  browser_hash bytea,
  change_id uuid references account_change (id) on delete cascade,
  code_hash bytea,
  attempts_left integer not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((purpose = 'sign-in') = (browser_hash is not null)),
  check ((purpose = 'sign-in') = (change_id is null))
);
create index account_code_browser on account_code (browser_hash, created_at) where browser_hash is not null;
create index account_code_change on account_code (change_id) where change_id is not null;
create index account_code_recipient on account_code (recipient_key) where used_at is null;
create index account_code_expiry on account_code (expires_at);
comment on column account_code.browser_hash is 'A sign-in is finished in the browser that asked for it: its code opens nothing elsewhere.';
comment on column account_code.code_hash is 'Empty until the job that sends the code has made it.';

-- Letters and text messages of accounts; those of a case are notices.
create table account_letter (
  id uuid primary key,
  kind text not null,
  channel text not null check (channel in ('email', 'sms')),
  language text not null check (language in ('en', 'ru', 'kk', 'zh')),
  recipient text not null,
  message_code text not null unique,
  facts jsonb not null,
  state text not null check (state in ('queued', 'sent', 'dropped')),
  created_at timestamptz not null,
  sent_at timestamptz
);
create index account_letter_created on account_letter (created_at);
comment on table account_letter is 'Belongs to an address and to no account: to ask for a code is the same for everybody.';

create table account_passkey (
  credential_id text primary key,
  account_id uuid not null references account (id) on delete cascade,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  browser text not null,
  system text not null,
  created_at timestamptz not null,
  used_at timestamptz
);
create index account_passkey_account on account_passkey (account_id);

create table account_challenge (
  id uuid primary key,
  challenge text not null,
  account_id uuid references account (id) on delete cascade,
  expires_at timestamptz not null
);
create index account_challenge_account on account_challenge (account_id) where account_id is not null;
create index account_challenge_expiry on account_challenge (expires_at);
comment on column account_challenge.account_id is 'The account that is to get a passkey; empty for a question to sign in.';

-- Applications whose letters go to the address of an account are listed there.
create index case_confirmed_address on case_file (lower(case when email_confirmed_at is null then confirmed_email else email end)) where state <> 'draft';
