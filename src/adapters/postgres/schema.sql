-- What the migrations add up to, for reading and review; nothing runs this file.
-- Rewritten by GOLDEN=1 with the test beside it.

-- ==== schema public ====

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  -- Only the removal of a draft that was never submitted takes its events along; it says so for its own transaction.
  if tg_op = 'DELETE' and current_setting('sapar.retention', true) = 'on' then
    return old;
  end if;
  raise exception 'rows of % are never changed', tg_table_name using errcode = 'restrict_violation';
end
$function$;

create table account (
  id uuid not null,
  email text not null,
  email_key text not null,
  phone text,
  language text not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  stays_in text,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_email_key_key UNIQUE (email_key),
  constraint account_email_check CHECK ((email <> ''::text)),
  constraint account_email_key_check CHECK ((email_key <> ''::text)),
  constraint account_language_check CHECK ((language = ANY (ARRAY['en'::text, 'ru'::text, 'kk'::text, 'zh'::text]))),
  constraint account_phone_check CHECK ((phone <> ''::text)),
  constraint account_stays_in_check CHECK ((stays_in ~ '^[A-Z]{3}$'::text))
);
CREATE INDEX account_seen ON public.account USING btree (seen_at);
comment on column account.email_key is 'The address in small letters: one mailbox has one account.';
comment on column account.phone is 'With its plus; here only once a code that was sent there came back.';
comment on column account.seen_at is 'The last sign-in: an account that nobody uses is removed.';
comment on column account.stays_in is 'Country, by the three letters of the passport; empty for the country of the agency.';

create table account_case (
  account_id uuid not null,
  case_id uuid not null,
  kept_at timestamp with time zone not null,
  constraint account_case_pkey PRIMARY KEY (account_id, case_id),
  constraint account_case_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint account_case_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id) ON DELETE CASCADE
);
CREATE INDEX account_case_case ON public.account_case USING btree (case_id);

create table account_challenge (
  id uuid not null,
  challenge text not null,
  account_id uuid,
  expires_at timestamp with time zone not null,
  constraint account_challenge_pkey PRIMARY KEY (id),
  constraint account_challenge_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX account_challenge_account ON public.account_challenge USING btree (account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX account_challenge_expiry ON public.account_challenge USING btree (expires_at);
comment on column account_challenge.account_id is 'The account that is to get a passkey; empty for a question to sign in.';

create table account_change (
  id uuid not null,
  account_id uuid not null,
  what text not null,
  value text not null,
  old_confirmed_at timestamp with time zone,
  new_confirmed_at timestamp with time zone,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint account_change_pkey PRIMARY KEY (id),
  constraint account_change_account_id_what_key UNIQUE (account_id, what),
  constraint account_change_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint account_change_value_check CHECK ((value <> ''::text)),
  constraint account_change_what_check CHECK ((what = ANY (ARRAY['email'::text, 'phone'::text])))
);
CREATE INDEX account_change_expiry ON public.account_change USING btree (expires_at);

create table account_code (
  id uuid not null,
  purpose text not null,
  recipient text not null,
  recipient_key text not null,
  browser_hash bytea,
  change_id uuid,
  code_hash bytea,
  attempts_left integer not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint account_code_pkey PRIMARY KEY (id),
  constraint account_code_change_id_fkey FOREIGN KEY (change_id) REFERENCES account_change(id) ON DELETE CASCADE,
  constraint account_code_check CHECK (((purpose = 'sign-in'::text) = (browser_hash IS NOT NULL))),
  constraint account_code_check1 CHECK (((purpose = 'sign-in'::text) = (change_id IS NULL))),
  constraint account_code_purpose_check CHECK ((purpose = ANY (ARRAY['sign-in'::text, 'old'::text, 'new'::text])))
);
CREATE INDEX account_code_browser ON public.account_code USING btree (browser_hash, created_at) WHERE (browser_hash IS NOT NULL);
CREATE INDEX account_code_change ON public.account_code USING btree (change_id) WHERE (change_id IS NOT NULL);
CREATE INDEX account_code_expiry ON public.account_code USING btree (expires_at);
CREATE INDEX account_code_recipient ON public.account_code USING btree (recipient_key) WHERE (used_at IS NULL);
comment on column account_code.browser_hash is 'A sign-in is finished in the browser that asked for it: its code opens nothing elsewhere.';
comment on column account_code.code_hash is 'Empty until the job that sends the code has made it.';

create table account_held_card (
  account_id uuid not null,
  held_card_id uuid not null,
  added_at timestamp with time zone not null,
  constraint account_held_card_pkey PRIMARY KEY (account_id, held_card_id),
  constraint account_held_card_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint account_held_card_held_card_id_fkey FOREIGN KEY (held_card_id) REFERENCES held_card(id) ON DELETE CASCADE
);
CREATE INDEX account_held_card_card ON public.account_held_card USING btree (held_card_id);

create table account_letter (
  id uuid not null,
  kind text not null,
  channel text not null,
  language text not null,
  recipient text not null,
  message_code text not null,
  facts jsonb not null,
  state text not null,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  constraint account_letter_pkey PRIMARY KEY (id),
  constraint account_letter_message_code_key UNIQUE (message_code),
  constraint account_letter_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text]))),
  constraint account_letter_language_check CHECK ((language = ANY (ARRAY['en'::text, 'ru'::text, 'kk'::text, 'zh'::text]))),
  constraint account_letter_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'dropped'::text])))
);
CREATE INDEX account_letter_created ON public.account_letter USING btree (created_at);
comment on table account_letter is 'Belongs to an address and to no account: to ask for a code is the same for everybody.';

create table account_passkey (
  credential_id text not null,
  account_id uuid not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  browser text not null,
  system text not null,
  created_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint account_passkey_pkey PRIMARY KEY (credential_id),
  constraint account_passkey_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX account_passkey_account ON public.account_passkey USING btree (account_id);

create table account_session (
  id uuid not null,
  account_id uuid not null,
  token_hash bytea not null,
  way text not null,
  browser text not null,
  system text not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint account_session_pkey PRIMARY KEY (id),
  constraint account_session_token_hash_key UNIQUE (token_hash),
  constraint account_session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint account_session_way_check CHECK ((way = ANY (ARRAY['code'::text, 'passkey'::text])))
);
CREATE INDEX account_session_account ON public.account_session USING btree (account_id, created_at);
CREATE INDEX account_session_created ON public.account_session USING btree (created_at);
comment on column account_session.browser is 'Family of the browser, never its whole name; where a device was is not kept.';

create table applicant_session (
  token_hash bytea not null,
  case_id uuid not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint applicant_session_pkey PRIMARY KEY (token_hash, case_id),
  constraint applicant_session_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id)
);
CREATE INDEX applicant_session_case ON public.applicant_session USING btree (case_id);
CREATE INDEX applicant_session_expiry ON public.applicant_session USING btree (expires_at);

create table appointment (
  id uuid not null,
  code text not null,
  office_id text not null,
  on_day date not null,
  at_time text not null,
  purpose text not null,
  card_id uuid,
  held_card_id uuid,
  case_id uuid,
  language text not null,
  email text,
  state text not null,
  cancelled_by text,
  reason text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint appointment_pkey PRIMARY KEY (id),
  constraint appointment_code_key UNIQUE (code),
  constraint appointment_card_id_fkey FOREIGN KEY (card_id) REFERENCES card(id),
  constraint appointment_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id) ON DELETE CASCADE,
  constraint appointment_held_card_id_fkey FOREIGN KEY (held_card_id) REFERENCES held_card(id) ON DELETE CASCADE,
  constraint appointment_at_time_check CHECK ((at_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text)),
  constraint appointment_cancelled_by_check CHECK ((cancelled_by = ANY (ARRAY['holder'::text, 'office'::text]))),
  constraint appointment_check CHECK ((num_nonnulls(card_id, held_card_id, case_id) = 1)),
  constraint appointment_check1 CHECK (((state = 'cancelled'::text) = (cancelled_by IS NOT NULL))),
  constraint appointment_check2 CHECK (((NOT (cancelled_by IS DISTINCT FROM 'office'::text)) = (reason IS NOT NULL))),
  constraint appointment_code_check CHECK ((code ~ '^AP-[2-9A-Z]{4}-[2-9A-Z]{4}$'::text)),
  constraint appointment_email_check CHECK ((email <> ''::text)),
  constraint appointment_language_check CHECK ((language = ANY (ARRAY['en'::text, 'ru'::text, 'kk'::text, 'zh'::text]))),
  constraint appointment_office_id_check CHECK ((office_id <> ''::text)),
  constraint appointment_purpose_check CHECK ((purpose = ANY (ARRAY['renewal'::text, 'collection'::text]))),
  constraint appointment_reason_check CHECK ((reason <> ''::text)),
  constraint appointment_state_check CHECK ((state = ANY (ARRAY['confirmed'::text, 'arrived'::text, 'served'::text, 'no-show'::text, 'cancelled'::text])))
);
CREATE INDEX appointment_card ON public.appointment USING btree (card_id) WHERE (card_id IS NOT NULL);
CREATE INDEX appointment_case ON public.appointment USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX appointment_day ON public.appointment USING btree (on_day);
CREATE INDEX appointment_held_card ON public.appointment USING btree (held_card_id) WHERE (held_card_id IS NOT NULL);
CREATE UNIQUE INDEX appointment_live_card ON public.appointment USING btree (card_id, purpose) WHERE ((card_id IS NOT NULL) AND (state = ANY (ARRAY['confirmed'::text, 'arrived'::text])));
CREATE UNIQUE INDEX appointment_live_case ON public.appointment USING btree (case_id, purpose) WHERE ((case_id IS NOT NULL) AND (state = ANY (ARRAY['confirmed'::text, 'arrived'::text])));
CREATE UNIQUE INDEX appointment_live_held_card ON public.appointment USING btree (held_card_id, purpose) WHERE ((held_card_id IS NOT NULL) AND (state = ANY (ARRAY['confirmed'::text, 'arrived'::text])));
CREATE INDEX appointment_office_day ON public.appointment USING btree (office_id, on_day, at_time);
comment on table appointment is 'Belongs to a card or a case, and to nobody else. A change to another time is the same appointment.';

create table appointment_place (
  office_id text not null,
  on_day date not null,
  at_time text not null,
  place smallint not null,
  appointment_id uuid not null,
  free_at timestamp with time zone,
  constraint appointment_place_pkey PRIMARY KEY (office_id, on_day, at_time, place),
  constraint appointment_place_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointment(id) ON DELETE CASCADE,
  constraint appointment_place_place_check CHECK ((place > 0))
);
CREATE INDEX appointment_place_appointment ON public.appointment_place USING btree (appointment_id);
comment on column appointment_place.free_at is 'Given up: from then on somebody else can have it. Empty while it is taken.';

create table border_crossing (
  id uuid not null,
  card_number text not null,
  direction text not null,
  crossed_at timestamp with time zone not null,
  border_point text not null,
  device text not null,
  staff_id uuid not null,
  verdict text not null,
  pack_sequence bigint not null,
  serial bigint not null generated always as identity,
  received_at timestamp with time zone not null,
  constraint border_crossing_pkey PRIMARY KEY (id),
  constraint border_crossing_serial_key UNIQUE (serial),
  constraint border_crossing_direction_check CHECK ((direction = ANY (ARRAY['entry'::text, 'exit'::text])))
);
CREATE INDEX border_crossing_card ON public.border_crossing USING btree (card_number, crossed_at);

create table card (
  id uuid not null,
  number text not null,
  case_id uuid not null,
  service text not null,
  state text not null,
  valid_from date not null,
  valid_until date not null,
  days_of_stay integer,
  entries text,
  mrz_line_1 text not null,
  mrz_line_2 text not null,
  initials text not null,
  pdf_key text not null,
  pdf_wrapped_key text not null,
  issued_at timestamp with time zone not null,
  pdf_bytes integer not null,
  state_changed_at timestamp with time zone,
  remind_on date default '0001-01-01'::date,
  mrz_line_3 text,
  constraint card_pkey PRIMARY KEY (id),
  constraint card_number_key UNIQUE (number),
  constraint card_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id)
);
CREATE INDEX card_by_end ON public.card USING btree (valid_until);
CREATE INDEX card_case ON public.card USING btree (case_id, issued_at);
CREATE UNIQUE INDEX card_one_active ON public.card USING btree (case_id) WHERE (state = ANY (ARRAY['active'::text, 'suspended'::text]));
CREATE INDEX card_remind ON public.card USING btree (service, remind_on, id) WHERE (remind_on IS NOT NULL);
comment on column card.service is 'The kind of card, whichever service made it.';
comment on column card.days_of_stay is 'For a visit; empty for a card that lets its holder live here.';
comment on column card.remind_on is 'The day of the next reminder. The first day of all as long as nobody has looked, empty when nothing is left to remind of.';

create table card_intent (
  card_id uuid not null,
  case_id uuid not null,
  number text not null,
  shard text not null,
  slot integer not null,
  made_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint card_intent_pkey PRIMARY KEY (card_id),
  constraint card_intent_number_key UNIQUE (number),
  constraint card_intent_shard_slot_key UNIQUE (shard, slot),
  constraint card_intent_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint card_intent_slot_check CHECK ((slot >= 0))
);
CREATE INDEX card_intent_case ON public.card_intent USING btree (case_id);
CREATE UNIQUE INDEX card_intent_open ON public.card_intent USING btree (case_id) WHERE (closed_at IS NULL);
comment on column card_intent.slot is 'A random place in the status list of the month in which the card ends, used once.';

create table card_seal (
  id bigint not null generated always as identity,
  card_id uuid not null,
  key_id uuid not null,
  vds bytea not null,
  nc_key_id uuid,
  vds_nc text,
  sealed_at timestamp with time zone not null,
  current boolean not null,
  constraint card_seal_pkey PRIMARY KEY (id),
  constraint card_seal_card_id_fkey FOREIGN KEY (card_id) REFERENCES card(id),
  constraint card_seal_key_id_fkey FOREIGN KEY (key_id) REFERENCES signing_key(id),
  constraint card_seal_nc_key_id_fkey FOREIGN KEY (nc_key_id) REFERENCES signing_key(id)
);
CREATE INDEX card_seal_card ON public.card_seal USING btree (card_id);
CREATE UNIQUE INDEX card_seal_current ON public.card_seal USING btree (card_id) WHERE current;
CREATE INDEX card_seal_key ON public.card_seal USING btree (key_id);
CREATE INDEX card_seal_nc_key ON public.card_seal USING btree (nc_key_id) WHERE (nc_key_id IS NOT NULL);
comment on table card_seal is 'Every seal that was ever made; the current one of a card counts.';

create table case_document (
  id uuid not null,
  case_id uuid not null,
  requirement text not null,
  state text not null,
  original_key text not null,
  original_wrapped_key text not null,
  shown_key text not null,
  shown_wrapped_key text not null,
  shown_bytes integer not null,
  width integer not null,
  height integer not null,
  sniffed text not null,
  uploaded_at timestamp with time zone not null,
  original_bytes integer not null,
  "position" integer not null default 0,
  scan text not null default 'off'::text,
  measured jsonb,
  constraint case_document_pkey PRIMARY KEY (id),
  constraint case_document_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint case_document_scan_check CHECK ((scan = ANY (ARRAY['off'::text, 'clean'::text, 'unavailable'::text, 'infected'::text]))),
  constraint case_document_state_check CHECK ((state = ANY (ARRAY['current'::text, 'replaced'::text])))
);
CREATE INDEX case_document_case ON public.case_document USING btree (case_id);
CREATE INDEX case_document_current ON public.case_document USING btree (case_id, requirement, "position") WHERE (state = 'current'::text);
CREATE INDEX case_document_unscanned ON public.case_document USING btree (uploaded_at) WHERE (scan = 'unavailable'::text);
comment on column case_document."position" is 'Order of the pages of one requirement, from 0.';
comment on column case_document.scan is 'What the virus scanner said of the original. A file found infected is not taken; one found so later loses its original, and the picture drawn anew stays.';
comment on column case_document.measured is 'Findings of the photo check, or what was read in the passport and how each difference was settled.';

create table case_event (
  id bigint not null generated always as identity,
  case_id uuid not null,
  seq integer not null,
  at timestamp with time zone not null,
  kind text not null,
  actor_kind text not null,
  actor_id text not null,
  data jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  constraint case_event_pkey PRIMARY KEY (id),
  constraint case_event_case_id_seq_key UNIQUE (case_id, seq),
  constraint case_event_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id)
);
CREATE TRIGGER case_event_append_only BEFORE DELETE OR UPDATE ON public.case_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
comment on table case_event is 'Append-only: each event carries the hash of the one before it in the same case.';

create table case_file (
  id uuid not null,
  code text not null,
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
  email_confirmed_at timestamp with time zone,
  entry_on date,
  days_of_stay integer,
  entries text,
  speed text,
  answers jsonb not null,
  asked jsonb not null,
  price jsonb,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  started_at timestamp with time zone,
  due_on date,
  calendar_version text,
  decided_at timestamp with time zone,
  correct_by date,
  assigned_to uuid,
  assigned_at timestamp with time zone,
  returned jsonb,
  decision jsonb,
  pending_change jsonb,
  event_count integer not null,
  last_hash bytea not null,
  correction jsonb,
  confirmed_email text,
  renews_card uuid,
  renews jsonb,
  renews_held uuid,
  constraint case_file_pkey PRIMARY KEY (id),
  constraint case_file_code_key UNIQUE (code),
  constraint case_file_renews_card_fkey FOREIGN KEY (renews_card) REFERENCES card(id),
  constraint case_file_renews_held_fkey FOREIGN KEY (renews_held) REFERENCES held_card(id),
  constraint case_file_renews_check CHECK ((jsonb_typeof(renews) = 'object'::text))
);
CREATE INDEX case_assigned ON public.case_file USING btree (assigned_to) WHERE (assigned_to IS NOT NULL);
CREATE INDEX case_confirmed_address ON public.case_file USING btree (lower(
CASE
    WHEN (email_confirmed_at IS NULL) THEN confirmed_email
    ELSE email
END)) WHERE (state <> 'draft'::text);
CREATE UNIQUE INDEX case_one_renewal ON public.case_file USING btree (renews_card) WHERE ((renews_card IS NOT NULL) AND (state <> ALL (ARRAY['refused'::text, 'withdrawn'::text, 'lapsed'::text])));
CREATE UNIQUE INDEX case_one_renewal_held ON public.case_file USING btree (renews_held) WHERE ((renews_held IS NOT NULL) AND (state <> ALL (ARRAY['refused'::text, 'withdrawn'::text, 'lapsed'::text])));
CREATE INDEX case_passport ON public.case_file USING btree (passport_index) WHERE (passport_index IS NOT NULL);
CREATE INDEX case_queue ON public.case_file USING btree (office_id, due_on, started_at, id) WHERE ((state = 'in-review'::text) AND (assigned_to IS NULL));
CREATE INDEX case_renews ON public.case_file USING btree (renews_card) WHERE (renews_card IS NOT NULL);
CREATE INDEX case_renews_held ON public.case_file USING btree (renews_held) WHERE (renews_held IS NOT NULL);
CREATE INDEX case_stale_draft ON public.case_file USING btree (updated_at) WHERE (state = 'draft'::text);
CREATE INDEX case_to_correct ON public.case_file USING btree (correct_by) WHERE (state = 'returned'::text);
CREATE INDEX case_to_issue ON public.case_file USING btree (decided_at) WHERE (state = 'approved'::text);
CREATE INDEX case_under_review ON public.case_file USING btree (office_id, due_on) WHERE (state = ANY (ARRAY['in-review'::text, 'returned'::text]));
CREATE INDEX case_unpaid ON public.case_file USING btree (submitted_at) WHERE (state = 'submitted'::text);
comment on column case_file.passport_index is 'Keyed hash of nationality and passport number: equality without the number.';
comment on column case_file.returned is 'What was asked for correction, while it is the applicant''s turn.';
comment on column case_file.pending_change is 'A dearer stay that waits for its payment.';
comment on column case_file.correction is 'Answers that the holder of the card asks to correct, and why; empty otherwise.';
comment on column case_file.confirmed_email is 'The last confirmed address, while a newer one is not confirmed yet; empty otherwise.';
comment on column case_file.renews_card is 'The card that this application is to follow; its holder needs no reminder once the new card is there.';
comment on column case_file.renews is 'The card that this application follows, as it was when the application began: source, id, number, last day, day of the portrait.';
comment on column case_file.renews_held is 'The card of another register that this application is to follow.';

create table email_check (
  id uuid not null,
  case_id uuid not null,
  email text not null,
  code_hash bytea not null,
  link_hash bytea not null,
  attempts_left integer not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  constraint email_check_pkey PRIMARY KEY (id),
  constraint email_check_link_hash_key UNIQUE (link_hash),
  constraint email_check_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id)
);
CREATE INDEX email_check_case ON public.email_check USING btree (case_id, created_at);

create table fee_item (
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  amount_minor bigint not null,
  currency text not null,
  lines jsonb not null,
  state text not null,
  created_at timestamp with time zone not null,
  paid_at timestamp with time zone,
  constraint fee_item_pkey PRIMARY KEY (id),
  constraint fee_item_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint fee_item_amount_minor_check CHECK ((amount_minor >= 0)),
  constraint fee_item_state_check CHECK ((state = ANY (ARRAY['open'::text, 'paid'::text, 'cancelled'::text])))
);
CREATE INDEX fee_item_case ON public.fee_item USING btree (case_id);
comment on column fee_item.lines is 'How the amount is made up, with the rule and the index value in force that day: frozen with the case.';

create table held_card (
  id uuid not null,
  service text not null,
  number text not null,
  number_key text not null,
  state text not null,
  valid_from date not null,
  valid_until date not null,
  answers jsonb not null,
  email text,
  phone text,
  language text not null,
  source text not null,
  recorded_at timestamp with time zone not null,
  renewed_by uuid,
  remind_on date default '0001-01-01'::date,
  said text,
  said_at timestamp with time zone,
  constraint held_card_pkey PRIMARY KEY (id),
  constraint held_card_number_key_service_key UNIQUE (number_key, service),
  constraint held_card_renewed_by_fkey FOREIGN KEY (renewed_by) REFERENCES card(id),
  constraint held_card_answers_check CHECK ((jsonb_typeof(answers) = 'object'::text)),
  constraint held_card_check CHECK ((valid_until > valid_from)),
  constraint held_card_email_check CHECK ((email <> ''::text)),
  constraint held_card_language_check CHECK ((language = ANY (ARRAY['en'::text, 'ru'::text, 'kk'::text, 'zh'::text]))),
  constraint held_card_number_check CHECK ((number <> ''::text)),
  constraint held_card_number_key_check CHECK ((number_key ~ '^[^\x01-\x2f\x3a-\x40\x5b-\x7f]+$'::text)),
  constraint held_card_phone_check CHECK ((phone <> ''::text)),
  constraint held_card_said_at CHECK (((said IS NULL) = (said_at IS NULL))),
  constraint held_card_said_check CHECK ((said = ANY (ARRAY['lost'::text, 'stolen'::text, 'cancelled'::text]))),
  constraint held_card_service_check CHECK ((service <> ''::text)),
  constraint held_card_source_check CHECK ((source <> ''::text)),
  constraint held_card_state_check CHECK ((state = ANY (ARRAY['active'::text, 'renewed'::text, 'cancelled'::text])))
);
CREATE INDEX held_card_by_end ON public.held_card USING btree (valid_until) WHERE (state = 'active'::text);
CREATE INDEX held_card_remind ON public.held_card USING btree (service, remind_on, id) WHERE (remind_on IS NOT NULL);
CREATE INDEX held_card_renewed ON public.held_card USING btree (renewed_by) WHERE (renewed_by IS NOT NULL);
comment on table held_card is 'What another register told. It has no case, no seal and no paper of ours.';
comment on column held_card.number is 'As it is printed.';
comment on column held_card.number_key is 'The number in capitals, letters and digits only: what is compared. One card of a service has it.';
comment on column held_card.source is 'Name of the file that told it last, without its folder.';
comment on column held_card.recorded_at is 'When it was told as it stands here; an import that says the same again changes nothing.';
comment on column held_card.renewed_by is 'The card of ours that followed it; from then on its own register has no say in its state.';
comment on column held_card.remind_on is 'As in card. Begins anew when the register tells another last day.';
comment on column held_card.said is 'What its holder said of it here. A card that was given back stays cancelled, whatever its own register tells later.';

create table held_reminder (
  id uuid not null,
  held_card_id uuid not null,
  valid_until date not null,
  key text not null,
  channel text not null,
  state text not null,
  recipient text,
  message_code text,
  facts jsonb,
  planned_for timestamp with time zone,
  decided_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  refused_at timestamp with time zone,
  constraint held_reminder_pkey PRIMARY KEY (id),
  constraint held_reminder_held_card_id_valid_until_key_channel_key UNIQUE (held_card_id, valid_until, key, channel),
  constraint held_reminder_message_code_key UNIQUE (message_code),
  constraint held_reminder_held_card_id_fkey FOREIGN KEY (held_card_id) REFERENCES held_card(id) ON DELETE CASCADE,
  constraint held_reminder_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text]))),
  constraint held_reminder_check CHECK (((state <> ALL (ARRAY['planned'::text, 'sent'::text, 'dropped'::text])) OR ((recipient IS NOT NULL) AND (message_code IS NOT NULL) AND (facts IS NOT NULL)))),
  constraint held_reminder_check1 CHECK (((state = 'sent'::text) = (sent_at IS NOT NULL))),
  constraint held_reminder_key_check CHECK ((key ~ '^(before|after)-[0-9]+$'::text)),
  constraint held_reminder_recipient_check CHECK ((recipient <> ''::text)),
  constraint held_reminder_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'sent'::text, 'dropped'::text, 'passed'::text, 'failed'::text])))
);
CREATE INDEX held_reminder_refused ON public.held_reminder USING btree (refused_at) WHERE (refused_at IS NOT NULL);
comment on column held_reminder.state is 'Passed: overtaken by a newer one, or of no use any more. Failed: the holder has no address of that kind, or it was refused. Dropped: no longer true when it was to be sent.';
comment on column held_reminder.refused_at is 'As in notice: the other side refused this address for good.';

create table idempotency_key (
  principal text not null,
  key text not null,
  route text not null,
  body_hash bytea not null,
  status integer,
  response text,
  created_at timestamp with time zone not null,
  owner integer,
  constraint idempotency_key_pkey PRIMARY KEY (principal, key)
);
comment on column idempotency_key.status is 'Empty while the first call is still running.';
comment on column idempotency_key.owner is 'The mark of the process that began the call; the process holds an advisory lock of that number as long as it lives.';

create table installation (
  only_row boolean not null default true,
  profile text not null,
  made_at timestamp with time zone not null,
  constraint installation_pkey PRIMARY KEY (only_row),
  constraint installation_only_row_check CHECK (only_row),
  constraint installation_profile_check CHECK ((profile = ANY (ARRAY['demo'::text, 'production'::text])))
);
comment on table installation is 'Which profile made this database: the demo refuses one that it did not make.';

create table notice (
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  language text not null,
  recipient text not null,
  message_code text not null,
  facts jsonb not null,
  state text not null,
  attempts integer not null,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  channel text not null default 'email'::text,
  refused_at timestamp with time zone,
  constraint notice_pkey PRIMARY KEY (id),
  constraint notice_message_code_key UNIQUE (message_code),
  constraint notice_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint notice_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text]))),
  constraint notice_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text, 'dropped'::text])))
);
CREATE INDEX notice_case ON public.notice USING btree (case_id, created_at);
CREATE INDEX notice_refused ON public.notice USING btree (refused_at) WHERE (refused_at IS NOT NULL);
CREATE INDEX notice_waiting ON public.notice USING btree (created_at) WHERE (state = ANY (ARRAY['queued'::text, 'failed'::text]));
comment on column notice.refused_at is 'The other side refused this address for good; it counts until something reaches the address again, or the holder gives another.';

create table paper_item (
  id uuid not null,
  number text not null,
  case_id uuid not null,
  card_id uuid not null,
  method text not null,
  office_id text,
  address jsonb,
  state text not null,
  days jsonb not null default '{}'::jsonb,
  batch integer,
  tracking text,
  pick_up_code text,
  keep_until date,
  told_at timestamp with time zone,
  follows uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint paper_item_pkey PRIMARY KEY (id),
  constraint paper_item_number_key UNIQUE (number),
  constraint paper_item_pick_up_code_key UNIQUE (pick_up_code),
  constraint paper_item_batch_fkey FOREIGN KEY (batch) REFERENCES print_batch(number) DEFERRABLE INITIALLY DEFERRED,
  constraint paper_item_card_id_fkey FOREIGN KEY (card_id) REFERENCES card(id),
  constraint paper_item_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint paper_item_follows_fkey FOREIGN KEY (follows) REFERENCES paper_item(id),
  constraint paper_item_address_check CHECK ((jsonb_typeof(address) = 'object'::text)),
  constraint paper_item_check CHECK (((method = 'pick-up'::text) = (office_id IS NOT NULL))),
  constraint paper_item_check1 CHECK (((method = 'post'::text) = (address IS NOT NULL))),
  constraint paper_item_check2 CHECK (((method = 'pick-up'::text) = (pick_up_code IS NOT NULL))),
  constraint paper_item_check3 CHECK (((state = ANY (ARRAY['to-print'::text, 'void'::text])) OR (batch IS NOT NULL))),
  constraint paper_item_days_check CHECK ((jsonb_typeof(days) = 'object'::text)),
  constraint paper_item_method_check CHECK ((method = ANY (ARRAY['pick-up'::text, 'post'::text]))),
  constraint paper_item_number_check CHECK ((number ~ '^PI-[2-9A-Z]{4}-[2-9A-Z]{4}$'::text)),
  constraint paper_item_office_id_check CHECK ((office_id <> ''::text)),
  constraint paper_item_pick_up_code_check CHECK ((pick_up_code ~ '^[2-9A-Z]{8}$'::text)),
  constraint paper_item_state_check CHECK ((state = ANY (ARRAY['to-print'::text, 'in-batch'::text, 'printed'::text, 'at-office'::text, 'posted'::text, 'lost'::text, 'collected'::text, 'delivered'::text, 'returned'::text, 'stored'::text, 'not-received'::text, 'void'::text]))),
  constraint paper_item_tracking_check CHECK ((tracking <> ''::text))
);
CREATE INDEX paper_item_at_office ON public.paper_item USING btree (office_id, state, updated_at) WHERE (state = ANY (ARRAY['at-office'::text, 'stored'::text]));
CREATE INDEX paper_item_batch ON public.paper_item USING btree (batch) WHERE (batch IS NOT NULL);
CREATE INDEX paper_item_came_back ON public.paper_item USING btree (state, updated_at) WHERE (state = ANY (ARRAY['lost'::text, 'returned'::text, 'not-received'::text]));
CREATE INDEX paper_item_card ON public.paper_item USING btree (card_id);
CREATE INDEX paper_item_case ON public.paper_item USING btree (case_id);
CREATE INDEX paper_item_follows ON public.paper_item USING btree (follows) WHERE (follows IS NOT NULL);
CREATE UNIQUE INDEX paper_item_one_of_card ON public.paper_item USING btree (card_id) WHERE (state <> 'void'::text);
CREATE INDEX paper_item_to_print ON public.paper_item USING btree (created_at, id) WHERE (state = 'to-print'::text);
CREATE INDEX paper_item_waiting ON public.paper_item USING btree (keep_until, id) WHERE (state = 'at-office'::text);
comment on table paper_item is 'One card on paper, from the order to print it until somebody has it. Another one that takes its place is another item.';
comment on column paper_item.number is 'What the bureau calls it.';
comment on column paper_item.days is 'State -> the day on which it got there.';
comment on column paper_item.keep_until is 'The last day on which it can be fetched.';
comment on column paper_item.told_at is 'When its holder was told that it soon goes back to the store.';
comment on column paper_item.follows is 'The item in whose place it was made.';

create table parameter (
  id bigint not null generated always as identity,
  kind text not null,
  key text not null,
  valid_from date not null,
  value jsonb not null,
  source text not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint parameter_pkey PRIMARY KEY (id)
);
CREATE INDEX parameter_kind ON public.parameter USING btree (kind, key, valid_from);

create table passkey_challenge (
  id uuid not null,
  challenge text not null,
  purpose text not null,
  staff_id uuid,
  expires_at timestamp with time zone not null,
  constraint passkey_challenge_pkey PRIMARY KEY (id),
  constraint passkey_challenge_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id)
);
CREATE INDEX passkey_challenge_staff ON public.passkey_challenge USING btree (staff_id);

create table payment_attempt (
  id uuid not null,
  case_id uuid not null,
  fee_item_id uuid not null,
  provider text not null,
  provider_ref text,
  redirect_url text,
  amount_minor bigint not null,
  currency text not null,
  state text not null,
  reason text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  next_poll_at timestamp with time zone,
  polls integer not null,
  constraint payment_attempt_pkey PRIMARY KEY (id),
  constraint payment_attempt_provider_ref_key UNIQUE (provider_ref),
  constraint payment_attempt_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint payment_attempt_fee_item_id_fkey FOREIGN KEY (fee_item_id) REFERENCES fee_item(id)
);
CREATE INDEX payment_attempt_case ON public.payment_attempt USING btree (case_id);
CREATE UNIQUE INDEX payment_attempt_open ON public.payment_attempt USING btree (fee_item_id) WHERE (state = ANY (ARRAY['created'::text, 'started'::text, 'submitted'::text, 'capturable'::text, 'unknown'::text]));
CREATE INDEX payment_attempt_poll ON public.payment_attempt USING btree (next_poll_at) WHERE (next_poll_at IS NOT NULL);

create table payment_notification (
  provider text not null,
  event_id text not null,
  provider_ref text not null,
  kind text not null,
  proof text not null,
  raw bytea not null,
  received_at timestamp with time zone not null,
  handled_at timestamp with time zone,
  constraint payment_notification_pkey PRIMARY KEY (provider, event_id)
);
CREATE INDEX payment_notification_open ON public.payment_notification USING btree (received_at) WHERE (handled_at IS NULL);

create table photo_finding (
  document_id uuid not null,
  rule text not null,
  spec_version text not null,
  value double precision,
  found_at timestamp with time zone not null,
  overruled_at timestamp with time zone,
  overruled_by text,
  reason text,
  constraint photo_finding_pkey PRIMARY KEY (document_id, rule),
  constraint photo_finding_document_id_fkey FOREIGN KEY (document_id) REFERENCES case_document(id),
  constraint photo_finding_check CHECK ((((overruled_at IS NULL) = (overruled_by IS NULL)) AND ((overruled_at IS NULL) = (reason IS NULL))))
);
CREATE INDEX photo_finding_found ON public.photo_finding USING btree (found_at);

create table print_batch (
  number integer not null,
  made_at timestamp with time zone not null,
  items integer not null,
  file bytea not null,
  constraint print_batch_pkey PRIMARY KEY (number),
  constraint print_batch_items_check CHECK ((items > 0)),
  constraint print_batch_number_check CHECK ((number > 0))
);
comment on table print_batch is 'What the card bureau was given to print, one signed file each. It is written before any file leaves, so that the same bytes can be given again.';

create table publication (
  name text not null,
  sequence bigint not null,
  digest text not null,
  body bytea not null,
  delta bytea,
  issued_at timestamp with time zone not null,
  soft_expiry timestamp with time zone not null,
  constraint publication_pkey PRIMARY KEY (name, sequence),
  constraint publication_sequence_check CHECK ((sequence > 0))
);
comment on column publication.delta is 'From the sequence before to this one.';

create table rate_bucket (
  key text not null,
  tokens double precision not null,
  updated_at timestamp with time zone not null,
  constraint rate_bucket_pkey PRIMARY KEY (key)
);

create table receipt (
  id uuid not null,
  office_id text not null,
  year integer not null,
  serial integer not null,
  check_code text not null,
  kind text not null,
  case_id uuid not null,
  fee_item_id uuid,
  refund_id uuid,
  amount_minor bigint not null,
  currency text not null,
  issued_at timestamp with time zone not null,
  constraint receipt_pkey PRIMARY KEY (id),
  constraint receipt_office_id_year_serial_key UNIQUE (office_id, year, serial),
  constraint receipt_refund_id_key UNIQUE (refund_id),
  constraint receipt_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint receipt_fee_item_id_fkey FOREIGN KEY (fee_item_id) REFERENCES fee_item(id),
  constraint receipt_refund_id_fkey FOREIGN KEY (refund_id) REFERENCES refund(id),
  constraint receipt_kind_check CHECK ((kind = ANY (ARRAY['receipt'::text, 'credit-note'::text])))
);
CREATE INDEX receipt_case ON public.receipt USING btree (case_id);
CREATE UNIQUE INDEX receipt_fee_item ON public.receipt USING btree (fee_item_id) WHERE (kind = 'receipt'::text);
CREATE TRIGGER receipt_append_only BEFORE DELETE OR UPDATE ON public.receipt FOR EACH ROW EXECUTE FUNCTION refuse_change();
comment on table receipt is 'Receipts and credit notes share one gapless serial per office and year.';

create table receipt_series (
  office_id text not null,
  year integer not null,
  last_serial integer not null,
  constraint receipt_series_pkey PRIMARY KEY (office_id, year)
);

create table refund (
  id uuid not null,
  case_id uuid not null,
  attempt_id uuid not null,
  amount_minor bigint not null,
  currency text not null,
  reason text not null,
  state text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint refund_pkey PRIMARY KEY (id),
  constraint refund_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES payment_attempt(id),
  constraint refund_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint refund_amount_minor_check CHECK ((amount_minor > 0))
);
CREATE INDEX refund_attempt ON public.refund USING btree (attempt_id);
CREATE INDEX refund_case ON public.refund USING btree (case_id);
CREATE INDEX refund_open ON public.refund USING btree (created_at) WHERE (state = ANY (ARRAY['requested'::text, 'submitted'::text]));

create table reminder (
  card_id uuid not null,
  key text not null,
  channel text not null,
  state text not null,
  notice_id uuid,
  planned_for timestamp with time zone,
  decided_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  constraint reminder_pkey PRIMARY KEY (card_id, key, channel),
  constraint reminder_card_id_fkey FOREIGN KEY (card_id) REFERENCES card(id),
  constraint reminder_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notice(id),
  constraint reminder_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text]))),
  constraint reminder_check CHECK (((state <> ALL (ARRAY['planned'::text, 'sent'::text])) OR (notice_id IS NOT NULL))),
  constraint reminder_check1 CHECK (((state = 'sent'::text) = (sent_at IS NOT NULL))),
  constraint reminder_key_check CHECK ((key ~ '^(before|after)-[0-9]+$'::text)),
  constraint reminder_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'sent'::text, 'passed'::text, 'failed'::text])))
);
CREATE UNIQUE INDEX reminder_notice ON public.reminder USING btree (notice_id) WHERE (notice_id IS NOT NULL);
comment on column reminder.state is 'Passed: overtaken by a newer one, or of no use any more. Failed: the holder has no address of that kind, or it was refused.';

create table resume_link (
  token_hash bytea not null,
  case_id uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  email text not null,
  constraint resume_link_pkey PRIMARY KEY (token_hash),
  constraint resume_link_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id)
);
CREATE INDEX resume_link_case ON public.resume_link USING btree (case_id);

create table revocation_list (
  id bigint not null generated always as identity,
  list bytea not null,
  made_at timestamp with time zone not null,
  next_update timestamp with time zone not null,
  constraint revocation_list_pkey PRIMARY KEY (id)
);
comment on table revocation_list is 'Certificates that the CSCA took back; the newest list counts.';

create table schema_migration (
  id integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migration_pkey PRIMARY KEY (id)
);

create table signing_key (
  id uuid not null,
  role text not null,
  signer text not null,
  reference text not null,
  public_key bytea not null,
  certificate bytea,
  request bytea,
  sealed_key bytea,
  token_label text,
  made_at timestamp with time zone not null,
  use_from timestamp with time zone not null,
  use_until timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint signing_key_pkey PRIMARY KEY (id),
  constraint signing_key_signer_reference_key UNIQUE (signer, reference),
  constraint signing_key_role_check CHECK ((role = ANY (ARRAY['csca'::text, 'tourist'::text, 'residence'::text, 'vds-nc'::text, 'operations'::text])))
);
CREATE INDEX signing_key_role ON public.signing_key USING btree (role, use_from);
comment on column signing_key.request is 'A request that waits for the certificate of the state''s own CSCA.';
comment on column signing_key.sealed_key is 'The private key, encrypted under the master key; empty when a token or the state holds it.';

create table staff (
  id uuid not null,
  number text not null,
  name text not null,
  office_id text not null,
  roles text[] not null,
  active boolean not null,
  persona boolean not null,
  language text not null,
  created_at timestamp with time zone not null,
  constraint staff_pkey PRIMARY KEY (id),
  constraint staff_number_key UNIQUE (number)
);
comment on column staff.persona is 'A made-up person of the demo, one click to sign in; never in production.';

create table staff_enrolment (
  token_hash bytea not null,
  staff_id uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint staff_enrolment_pkey PRIMARY KEY (token_hash),
  constraint staff_enrolment_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id)
);
CREATE INDEX staff_enrolment_staff ON public.staff_enrolment USING btree (staff_id);

create table staff_passkey (
  credential_id text not null,
  staff_id uuid not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  created_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint staff_passkey_pkey PRIMARY KEY (credential_id),
  constraint staff_passkey_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id)
);
CREATE INDEX staff_passkey_staff ON public.staff_passkey USING btree (staff_id);

create table staff_session (
  token_hash bytea not null,
  staff_id uuid not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint staff_session_pkey PRIMARY KEY (token_hash),
  constraint staff_session_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id)
);
CREATE INDEX staff_session_staff ON public.staff_session USING btree (staff_id);

create table support_message (
  id uuid not null,
  case_id uuid,
  language text not null,
  email text not null,
  body text not null,
  created_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  constraint support_message_pkey PRIMARY KEY (id),
  constraint support_message_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id)
);
CREATE INDEX support_message_case ON public.support_message USING btree (case_id);
CREATE INDEX support_message_open ON public.support_message USING btree (created_at) WHERE (answered_at IS NULL);

create table upload (
  id uuid not null,
  case_id uuid not null,
  requirement text not null,
  bytes integer not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint upload_pkey PRIMARY KEY (id),
  constraint upload_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint upload_bytes_check CHECK ((bytes > 0))
);
CREATE INDEX upload_case ON public.upload USING btree (case_id);
CREATE INDEX upload_expires ON public.upload USING btree (expires_at);

create table upload_part (
  upload_id uuid not null,
  start integer not null,
  bytes integer not null,
  object_key text not null,
  wrapped_key text not null,
  constraint upload_part_pkey PRIMARY KEY (upload_id, start),
  constraint upload_part_upload_id_fkey FOREIGN KEY (upload_id) REFERENCES upload(id) ON DELETE CASCADE,
  constraint upload_part_bytes_check CHECK ((bytes > 0)),
  constraint upload_part_start_check CHECK ((start >= 0))
);

-- ==== schema sandbox ====

create table sandbox.delivery (
  id bigint not null generated always as identity,
  event_id text not null,
  state text not null,
  spoiled boolean not null,
  tries integer not null,
  due_at timestamp with time zone not null,
  last_status integer,
  last_tried_at timestamp with time zone,
  constraint delivery_pkey PRIMARY KEY (id),
  constraint delivery_event_id_fkey FOREIGN KEY (event_id) REFERENCES sandbox.event(id),
  constraint delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'dropped'::text, 'given-up'::text])))
);
CREATE INDEX delivery_due ON sandbox.delivery USING btree (due_at) WHERE (state = 'waiting'::text);
CREATE INDEX delivery_event ON sandbox.delivery USING btree (event_id);
comment on column sandbox.delivery.spoiled is 'Sent with a wrong signature on purpose.';

create table sandbox.entry (
  id bigint not null generated always as identity,
  payment_id text not null,
  kind text not null,
  amount_minor bigint not null,
  refund_key text,
  reason text,
  at timestamp with time zone not null,
  constraint entry_pkey PRIMARY KEY (id),
  constraint entry_payment_id_refund_key_key UNIQUE (payment_id, refund_key),
  constraint entry_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES sandbox.payment(id),
  constraint entry_amount_minor_check CHECK ((amount_minor > 0)),
  constraint entry_check CHECK (((kind = 'refund'::text) = (refund_key IS NOT NULL))),
  constraint entry_kind_check CHECK ((kind = ANY (ARRAY['capture'::text, 'refund'::text])))
);
CREATE UNIQUE INDEX entry_one_capture ON sandbox.entry USING btree (payment_id) WHERE (kind = 'capture'::text);
comment on table sandbox.entry is 'The bank''s book: what was taken and given back is the sum of these rows.';

create table sandbox.event (
  id text not null,
  payment_id text not null,
  kind text not null,
  body text not null,
  at timestamp with time zone not null,
  constraint event_pkey PRIMARY KEY (id),
  constraint event_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES sandbox.payment(id)
);
CREATE INDEX event_payment ON sandbox.event USING btree (payment_id);

create table sandbox.mail (
  id bigint not null generated always as identity,
  recipient text not null,
  subject text not null,
  html text not null,
  text text not null,
  headers jsonb not null,
  received_at timestamp with time zone not null,
  message_id text not null,
  constraint mail_pkey PRIMARY KEY (id),
  constraint mail_message_id_recipient_key UNIQUE (message_id, recipient)
);
CREATE INDEX mail_received ON sandbox.mail USING btree (received_at);
CREATE INDEX mail_recipient ON sandbox.mail USING btree (recipient, id);

create table sandbox.mail_attachment (
  mail_id bigint not null,
  "position" integer not null,
  filename text not null,
  content_type text not null,
  content bytea not null,
  constraint mail_attachment_pkey PRIMARY KEY (mail_id, "position"),
  constraint mail_attachment_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES sandbox.mail(id) ON DELETE CASCADE
);

create table sandbox.payment (
  id text not null,
  attempt_id text not null,
  reference text not null,
  amount_minor bigint not null,
  currency text not null,
  description text not null,
  language text not null,
  return_url text not null,
  state text not null,
  reason text,
  scenario text,
  card_last4 text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  completes_at timestamp with time zone,
  constraint payment_pkey PRIMARY KEY (id),
  constraint payment_attempt_id_key UNIQUE (attempt_id),
  constraint payment_amount_minor_check CHECK ((amount_minor > 0)),
  constraint payment_card_last4_check CHECK ((card_last4 ~ '^[0-9]{4}$'::text)),
  constraint payment_state_check CHECK ((state = ANY (ARRAY['created'::text, 'started'::text, 'submitted'::text, 'success'::text, 'failed'::text, 'cancelled'::text, 'expired'::text, 'error'::text])))
);
CREATE INDEX payment_newest ON sandbox.payment USING btree (created_at);
CREATE INDEX payment_open ON sandbox.payment USING btree (expires_at) WHERE (state = ANY (ARRAY['created'::text, 'started'::text, 'submitted'::text]));
CREATE INDEX payment_waiting ON sandbox.payment USING btree (completes_at) WHERE (completes_at IS NOT NULL);
comment on column sandbox.payment.scenario is 'What the test card asked for. The card number itself is never stored.';
comment on column sandbox.payment.completes_at is 'When the bank that keeps silent will answer with a success.';

create table sandbox.sms (
  id bigint not null generated always as identity,
  message_id text not null,
  recipient text not null,
  text text not null,
  received_at timestamp with time zone not null,
  constraint sms_pkey PRIMARY KEY (id),
  constraint sms_message_id_key UNIQUE (message_id)
);
comment on table sandbox.sms is 'Text messages of the demo, which ring nobody.';
