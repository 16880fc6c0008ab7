-- Everything a tourist card needs from draft to issued card. Instants are timestamptz, validity is a plain date of the agency's zone,
-- money is a whole number of minor units. Whatever is searched, reported or ruled on is a typed column; the answers of the form are JSON.

create table installation (
  only_row boolean primary key default true check (only_row),
  profile text not null check (profile in ('demo', 'production')),
  made_at timestamptz not null
);
comment on table installation is 'Which profile made this database: the demo refuses one that it did not make.';

-- Effective-dated law: never overwritten, only followed by a newer row.
create table parameter (
  id bigint generated always as identity primary key,
  kind text not null,
  key text not null,
  valid_from date not null,
  value jsonb not null,
  source text not null,
  recorded_at timestamptz not null,
  recorded_by text not null
);
create index parameter_kind on parameter (kind, key, valid_from);

create table case_file (
  id uuid primary key,
  code text not null unique,
  service text not null,
  definition_version text not null,
  office_id text not null,
  channel text not null,
  language text not null,
  state text not null,
  version integer not null,
  nationality text,
  holder_name text,
  passport_index bytea,
  email text,
  email_confirmed_at timestamptz,
  entry_on date,
  days_of_stay integer,
  entries text,
  speed text,
  answers jsonb not null,
  asked jsonb not null,
  price jsonb,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  submitted_at timestamptz,
  started_at timestamptz,
  due_on date,
  calendar_version text,
  decided_at timestamptz,
  correct_by date,
  assigned_to uuid,
  assigned_at timestamptz,
  returned jsonb,
  decision jsonb,
  pending_change jsonb,
  event_count integer not null,
  last_hash bytea not null
);
comment on column case_file.passport_index is 'Keyed hash of nationality and passport number: equality without the number.';
comment on column case_file.returned is 'What was asked for correction, while it is the applicant''s turn.';
comment on column case_file.pending_change is 'A dearer stay that waits for its payment.';

-- The officers'' queue: oldest due day first, then the one who paid first. The query must order by exactly these columns.
create index case_queue on case_file (office_id, due_on, started_at, id) where state = 'in-review' and assigned_to is null;
create index case_assigned on case_file (assigned_to) where assigned_to is not null;
create index case_passport on case_file (passport_index) where passport_index is not null;
create index case_stale_draft on case_file (updated_at) where state = 'draft';
create index case_unpaid on case_file (submitted_at) where state = 'submitted';
create index case_to_correct on case_file (correct_by) where state = 'returned';
create index case_to_issue on case_file (decided_at) where state = 'approved';

create table case_event (
  id bigint generated always as identity primary key,
  case_id uuid not null references case_file (id),
  seq integer not null,
  at timestamptz not null,
  kind text not null,
  actor_kind text not null,
  actor_id text not null,
  data jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  unique (case_id, seq)
);
comment on table case_event is 'Append-only: each event carries the hash of the one before it in the same case.';

create function refuse_change() returns trigger language plpgsql as $$
begin
  -- Only the removal of a draft that was never submitted takes its events along; it says so for its own transaction.
  if tg_op = 'DELETE' and current_setting('sapar.retention', true) = 'on' then
    return old;
  end if;
  raise exception 'rows of % are never changed', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger case_event_append_only before update or delete on case_event for each row execute function refuse_change();

create table case_document (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  requirement text not null,
  state text not null check (state in ('current', 'replaced')),
  original_key text not null,
  original_wrapped_key text not null,
  shown_key text not null,
  shown_wrapped_key text not null,
  bytes integer not null,
  width integer not null,
  height integer not null,
  sniffed text not null,
  uploaded_at timestamptz not null
);
create unique index case_document_current on case_document (case_id, requirement) where state = 'current';
create index case_document_case on case_document (case_id);

-- Opaque tokens: only their hash is stored.
create table applicant_session (
  token_hash bytea not null,
  case_id uuid not null references case_file (id),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (token_hash, case_id)
);
create index applicant_session_case on applicant_session (case_id);
create index applicant_session_expiry on applicant_session (expires_at);

create table resume_link (
  token_hash bytea primary key,
  case_id uuid not null references case_file (id),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index resume_link_case on resume_link (case_id);

create table email_check (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  email text not null,
  code_hash bytea not null,
  link_hash bytea not null unique,
  attempts_left integer not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  confirmed_at timestamptz
);
create index email_check_case on email_check (case_id, created_at);

create table fee_item (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  kind text not null,
  amount_minor bigint not null check (amount_minor >= 0),
  currency text not null,
  lines jsonb not null,
  state text not null check (state in ('open', 'paid', 'cancelled')),
  created_at timestamptz not null,
  paid_at timestamptz
);
comment on column fee_item.lines is 'How the amount is made up, with the rule and the index value in force that day: frozen with the case.';
create index fee_item_case on fee_item (case_id);

create table payment_attempt (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  fee_item_id uuid not null references fee_item (id),
  provider text not null,
  provider_ref text unique,
  redirect_url text,
  amount_minor bigint not null,
  currency text not null,
  state text not null,
  reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  next_poll_at timestamptz,
  polls integer not null
);
-- At most one attempt per fee item can still take money.
create unique index payment_attempt_open on payment_attempt (fee_item_id) where state in ('created', 'started', 'submitted', 'capturable', 'unknown');
create index payment_attempt_case on payment_attempt (case_id);
create index payment_attempt_poll on payment_attempt (next_poll_at) where next_poll_at is not null;

create table payment_notification (
  provider text not null,
  event_id text not null,
  provider_ref text not null,
  kind text not null,
  proof text not null,
  raw bytea not null,
  received_at timestamptz not null,
  handled_at timestamptz,
  primary key (provider, event_id)
);
create index payment_notification_open on payment_notification (received_at) where handled_at is null;

create table refund (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  attempt_id uuid not null references payment_attempt (id),
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  reason text not null,
  state text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index refund_case on refund (case_id);
create index refund_attempt on refund (attempt_id);
create index refund_open on refund (created_at) where state in ('requested', 'submitted');

create table receipt_series (
  office_id text not null,
  year integer not null,
  last_serial integer not null,
  primary key (office_id, year)
);

create table receipt (
  id uuid primary key,
  office_id text not null,
  year integer not null,
  serial integer not null,
  check_code text not null,
  kind text not null check (kind in ('receipt', 'credit-note')),
  case_id uuid not null references case_file (id),
  fee_item_id uuid references fee_item (id),
  refund_id uuid unique references refund (id),
  amount_minor bigint not null,
  currency text not null,
  issued_at timestamptz not null,
  unique (office_id, year, serial)
);
comment on table receipt is 'Receipts and credit notes share one gapless serial per office and year.';
create index receipt_case on receipt (case_id);
create unique index receipt_fee_item on receipt (fee_item_id) where kind = 'receipt';
create trigger receipt_append_only before update or delete on receipt for each row execute function refuse_change();

create table notice (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  kind text not null,
  language text not null,
  recipient text not null,
  message_code text not null unique,
  facts jsonb not null,
  state text not null check (state in ('queued', 'sent', 'failed')),
  attempts integer not null,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index notice_case on notice (case_id, created_at);
create index notice_queued on notice (created_at) where state = 'queued';

create table card (
  id uuid primary key,
  number text not null unique,
  case_id uuid not null unique references case_file (id),
  service text not null,
  state text not null,
  valid_from date not null,
  valid_until date not null,
  days_of_stay integer not null,
  entries text not null,
  mrz_line_1 text not null,
  mrz_line_2 text not null,
  initials text not null,
  pdf_key text not null,
  pdf_wrapped_key text not null,
  issued_at timestamptz not null
);

create table support_message (
  id uuid primary key,
  case_id uuid references case_file (id),
  language text not null,
  email text not null,
  body text not null,
  created_at timestamptz not null,
  answered_at timestamptz
);
create index support_message_case on support_message (case_id);
create index support_message_open on support_message (created_at) where answered_at is null;

create table staff (
  id uuid primary key,
  number text not null unique,
  name text not null,
  office_id text not null,
  roles text[] not null,
  active boolean not null,
  persona boolean not null,
  language text not null,
  created_at timestamptz not null
);
comment on column staff.persona is 'A made-up person of the demo, one click to sign in; never in production.';

create table staff_passkey (
  credential_id text primary key,
  staff_id uuid not null references staff (id),
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  created_at timestamptz not null,
  used_at timestamptz
);
create index staff_passkey_staff on staff_passkey (staff_id);

create table staff_enrolment (
  token_hash bytea primary key,
  staff_id uuid not null references staff (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index staff_enrolment_staff on staff_enrolment (staff_id);

create table staff_session (
  token_hash bytea primary key,
  staff_id uuid not null references staff (id),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index staff_session_staff on staff_session (staff_id);

create table passkey_challenge (
  id uuid primary key,
  challenge text not null,
  purpose text not null,
  staff_id uuid references staff (id),
  expires_at timestamptz not null
);
create index passkey_challenge_staff on passkey_challenge (staff_id);

create table idempotency_key (
  principal text not null,
  key text not null,
  route text not null,
  body_hash bytea not null,
  status integer,
  response text,
  created_at timestamptz not null,
  primary key (principal, key)
);
comment on column idempotency_key.status is 'Empty while the first call is still running.';

create table rate_bucket (
  key text primary key,
  tokens double precision not null,
  updated_at timestamptz not null
);
