-- Six characters of 31 that nobody mistakes for one another (no 0 O, 1 I L), for /g/CODE.
create function short_code() returns text language sql volatile as $$
  select string_agg(substr('23456789ABCDEFGHJKMNPQRSTUVWXYZ', 1 + get_byte(bytes, nr) % 31, 1), '')
  from (select uuid_send(gen_random_uuid()) as bytes) as drawn, generate_series(0, 5) as nr
$$;

-- AlterTable
ALTER TABLE "HelpRequest" ADD COLUMN     "code" TEXT NOT NULL DEFAULT short_code(),
ADD COLUMN     "lang" TEXT NOT NULL DEFAULT 'de',
ADD COLUMN     "revisedAt" TIMESTAMPTZ(3),
ADD COLUMN     "sequence" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Municipality" ADD COLUMN     "accessibilityCheckedAt" DATE,
ADD COLUMN     "accessibilityGaps" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "accessibilityMethod" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "enforcementBody" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "signLanguageVideo" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "RemovedShift" (
    "id" UUID NOT NULL,
    "helpRequestId" UUID NOT NULL,
    "start" TIMESTAMPTZ(3) NOT NULL,
    "end" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RemovedShift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Submission" (
    "keyHash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "helpRequestId" UUID NOT NULL,
    "personId" UUID,
    "outcome" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Submission_pkey" PRIMARY KEY ("keyHash")
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "personId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "Barrier" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "contact" TEXT NOT NULL DEFAULT '',
    "page" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Barrier_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RemovedShift_helpRequestId_idx" ON "RemovedShift"("helpRequestId");

-- CreateIndex
CREATE INDEX "Submission_helpRequestId_idx" ON "Submission"("helpRequestId");

-- CreateIndex
CREATE INDEX "Submission_personId_idx" ON "Submission"("personId");

-- CreateIndex
CREATE INDEX "Submission_createdAt_idx" ON "Submission"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_tokenHash_key" ON "CalendarFeed"("tokenHash");

-- CreateIndex
CREATE INDEX "Barrier_municipalityId_idx" ON "Barrier"("municipalityId");

-- CreateIndex
CREATE UNIQUE INDEX "HelpRequest_code_key" ON "HelpRequest"("code");

-- AddForeignKey
ALTER TABLE "RemovedShift" ADD CONSTRAINT "RemovedShift_helpRequestId_fkey" FOREIGN KEY ("helpRequestId") REFERENCES "HelpRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_helpRequestId_fkey" FOREIGN KEY ("helpRequestId") REFERENCES "HelpRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Barrier" ADD CONSTRAINT "Barrier_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- From here on by hand: what Prisma's schema cannot say.

-- A code that is taken is drawn again; two drawn at the same moment meet at the unique index.
create function fresh_code() returns trigger language plpgsql as $$
begin
  while exists (select from "HelpRequest" where code = new.code) loop new.code := short_code(); end loop;
  return new;
end $$;
create trigger fresh_code before insert on "HelpRequest" for each row execute function fresh_code();

-- Which needs changed, by which transaction: the index of what is open (models/need-index.server.ts) reads what has
-- become visible since its last look. Only appended, so that it locks nothing; made empty by a restore.
create table need_change (
  id bigserial constraint need_change_pkey primary key,
  need_id uuid not null,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz(3) not null default current_timestamp
);
create index need_change_xid_idx on need_change (xid);

create function note_needs() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then insert into need_change (need_id) select id from changed;
  elsif tg_op = 'DELETE' then insert into need_change (need_id) select id from former;
  else
    -- Not when only the ringing moved on: waves change a need every few minutes.
    insert into need_change (need_id)
    select n.id from changed n join former o on o.id = n.id
    where (n.status, n.title, n.category, n."placeKind", n."placeName", n."areaName", n.lat, n.lon, n."requiredSkills",
           n."helpfulSkills", n."minimumAge", n.urgency, n.department, n.unit, n."noGermanNeeded", n.wheelchair,
           n."withChildren", n."hiddenAt", n.emergency, n."endsAt", n.lang, n."associationId", n.text)
      is distinct from
          (o.status, o.title, o.category, o."placeKind", o."placeName", o."areaName", o.lat, o.lon, o."requiredSkills",
           o."helpfulSkills", o."minimumAge", o.urgency, o.department, o.unit, o."noGermanNeeded", o.wheelchair,
           o."withChildren", o."hiddenAt", o.emergency, o."endsAt", o.lang, o."associationId", o.text);
  end if;
  return null;
end $$;
create trigger note_new after insert on "HelpRequest" referencing new table as changed
  for each statement execute function note_needs();
create trigger note_change after update on "HelpRequest" referencing new table as changed old table as former
  for each statement execute function note_needs();
create trigger note_gone after delete on "HelpRequest" referencing old table as former
  for each statement execute function note_needs();

create function note_shifts() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then insert into need_change (need_id) select distinct "helpRequestId" from former;
  else insert into need_change (need_id) select distinct "helpRequestId" from changed;
  end if;
  return null;
end $$;
create trigger note_new after insert on "Shift" referencing new table as changed
  for each statement execute function note_shifts();
create trigger note_change after update on "Shift" referencing new table as changed
  for each statement execute function note_shifts();
create trigger note_gone after delete on "Shift" referencing old table as former
  for each statement execute function note_shifts();

create function note_signups() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into need_change (need_id)
    select distinct s."helpRequestId" from former f join "Shift" s on s.id = f."shiftId";
  else
    insert into need_change (need_id)
    select distinct s."helpRequestId" from changed c join "Shift" s on s.id = c."shiftId";
  end if;
  return null;
end $$;
create trigger note_new after insert on "Signup" referencing new table as changed
  for each statement execute function note_signups();
create trigger note_change after update on "Signup" referencing new table as changed
  for each statement execute function note_signups();
create trigger note_gone after delete on "Signup" referencing old table as former
  for each statement execute function note_signups();

-- Whose needs are shown where: an association approved, renamed or put on hold; a neighbour that shows it, too.
create function note_association() returns trigger language plpgsql as $$
begin
  insert into need_change (need_id)
  select h.id from "HelpRequest" h join changed c on c.id = h."associationId" join former o on o.id = c.id
  where (c.status, c.name, c."municipalityId") is distinct from (o.status, o.name, o."municipalityId");
  return null;
end $$;
create trigger note_change after update on "Association" referencing new table as changed old table as former
  for each statement execute function note_association();

create function note_showing() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into need_change (need_id)
    select h.id from "HelpRequest" h join former f on f."associationId" = h."associationId";
  else
    insert into need_change (need_id)
    select h.id from "HelpRequest" h join changed c on c."associationId" = h."associationId";
  end if;
  return null;
end $$;
create trigger note_new after insert on "Showing" referencing new table as changed
  for each statement execute function note_showing();
create trigger note_change after update on "Showing" referencing new table as changed
  for each statement execute function note_showing();
create trigger note_gone after delete on "Showing" referencing old table as former
  for each statement execute function note_showing();

create function note_municipality() returns trigger language plpgsql as $$
begin
  insert into need_change (need_id)
  select h.id from "HelpRequest" h
    join "Association" a on a.id = h."associationId"
    join changed c on c.id = a."municipalityId" join former o on o.id = c.id
  where (c.name, c.slug, c.land) is distinct from (o.name, o.slug, o.land);
  return null;
end $$;
create trigger note_change after update on "Municipality" referencing new table as changed old table as former
  for each statement execute function note_municipality();
