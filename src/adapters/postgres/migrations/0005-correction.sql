-- A wrong letter on an issued card is put right free of charge: the case goes back to the desk with what the holder asks to correct, and the
-- new card takes the place of the old one. A case may therefore have had several cards; the newest counts.
alter table case_file add column correction jsonb;
comment on column case_file.correction is 'Answers that the holder of the card asks to correct, and why; empty otherwise.';

alter table card drop constraint card_case_id_key;
create index card_case on card (case_id, issued_at);
