-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('owner', 'coordinator');

-- CreateEnum
CREATE TYPE "PlaceKind" AS ENUM ('public', 'private', 'none');

-- CreateEnum
CREATE TYPE "Urgency" AS ENUM ('normal', 'urgent');

-- CreateEnum
CREATE TYPE "HelpRequestStatus" AS ENUM ('draft', 'open', 'filled', 'closed', 'cancelled');

-- CreateEnum
CREATE TYPE "InvitationAnswer" AS ENUM ('yes', 'not_this_time');

-- CreateEnum
CREATE TYPE "SignupStatus" AS ENUM ('confirmed', 'withdrawn');

-- CreateTable
CREATE TABLE "Municipality" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "ags" TEXT NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lon" DOUBLE PRECISION NOT NULL,
    "zoom" INTEGER NOT NULL DEFAULT 12,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Municipality_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Association" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "contactName" TEXT NOT NULL,
    "contactEmail" TEXT NOT NULL,
    "contactPhone" TEXT,
    "approvedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Association_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'de',
    "email" TEXT,
    "emailConfirmed" BOOLEAN NOT NULL DEFAULT false,
    "phone" TEXT,
    "birthYear" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "idHash" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("idHash")
);

-- CreateTable
CREATE TABLE "SignInToken" (
    "tokenHash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "email" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SignInToken_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "associationId" UUID NOT NULL,
    "role" "Role" NOT NULL DEFAULT 'coordinator',

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Resident" (
    "personId" UUID NOT NULL,
    "interests" TEXT[],
    "skills" TEXT[],
    "free" TEXT[],
    "pausedUntil" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Resident_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "Place" (
    "id" UUID NOT NULL,
    "residentId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lon" DOUBLE PRECISION NOT NULL,
    "radiusKm" INTEGER NOT NULL,

    CONSTRAINT "Place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "matching" (
    "place_id" UUID NOT NULL,
    "resident_id" UUID NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lon" DOUBLE PRECISION NOT NULL,
    "radius_m" INTEGER NOT NULL,
    "interests" INTEGER NOT NULL,
    "skills" INTEGER NOT NULL,
    "free" INTEGER NOT NULL,
    "birth_year" SMALLINT,
    "paused_until" TIMESTAMPTZ(3),

    CONSTRAINT "matching_pkey" PRIMARY KEY ("place_id")
);

-- CreateTable
CREATE TABLE "HelpRequest" (
    "id" UUID NOT NULL,
    "associationId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "status" "HelpRequestStatus" NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "category" TEXT,
    "placeKind" "PlaceKind" NOT NULL DEFAULT 'public',
    "placeName" TEXT NOT NULL DEFAULT '',
    "areaName" TEXT NOT NULL DEFAULT '',
    "lat" DOUBLE PRECISION,
    "lon" DOUBLE PRECISION,
    "requiredSkills" TEXT[],
    "helpfulSkills" TEXT[],
    "minimumAge" INTEGER,
    "urgency" "Urgency" NOT NULL DEFAULT 'normal',
    "contactName" TEXT NOT NULL DEFAULT '',
    "contactPhone" TEXT NOT NULL DEFAULT '',
    "phoneRequired" BOOLEAN NOT NULL DEFAULT false,
    "department" TEXT NOT NULL DEFAULT '',
    "meetingPoint" TEXT NOT NULL DEFAULT '',
    "meetAt" TEXT NOT NULL DEFAULT '',
    "bring" TEXT NOT NULL DEFAULT '',
    "unit" TEXT NOT NULL DEFAULT '',
    "noGermanNeeded" BOOLEAN NOT NULL DEFAULT false,
    "wheelchair" BOOLEAN NOT NULL DEFAULT false,
    "withChildren" BOOLEAN NOT NULL DEFAULT false,
    "cancelReason" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedAt" TIMESTAMPTZ(3),
    "changedAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3),

    CONSTRAINT "HelpRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Shift" (
    "id" UUID NOT NULL,
    "helpRequestId" UUID NOT NULL,
    "start" TIMESTAMPTZ(3) NOT NULL,
    "end" TIMESTAMPTZ(3) NOT NULL,
    "places" INTEGER NOT NULL,
    "flexible" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Shift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "helpRequestId" UUID NOT NULL,
    "residentId" UUID NOT NULL,
    "wave" INTEGER NOT NULL DEFAULT 1,
    "reasons" JSONB NOT NULL,
    "deliverAt" TIMESTAMPTZ(3) NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,
    "rungAt" TIMESTAMPTZ(3),
    "silenced" TEXT,
    "sentAt" TIMESTAMPTZ(3),
    "openedAt" TIMESTAMPTZ(3),
    "answeredAt" TIMESTAMPTZ(3),
    "answer" "InvitationAnswer",

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Signup" (
    "id" UUID NOT NULL,
    "shiftId" UUID NOT NULL,
    "personId" UUID,
    "name" TEXT NOT NULL,
    "people" INTEGER NOT NULL DEFAULT 1,
    "phone" TEXT,
    "status" "SignupStatus" NOT NULL DEFAULT 'confirmed',
    "confirmedAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    "missed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Signup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PushSubscription" (
    "id" UUID NOT NULL,
    "endpoint" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSuccessAt" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "PushSubscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "helpRequestId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "invitationId" UUID,
    "subscriptionId" UUID,
    "silent" BOOLEAN NOT NULL DEFAULT false,
    "deliverAt" TIMESTAMPTZ(3) NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,
    "leasedUntil" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "doneAt" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PushOrigin" (
    "origin" TEXT NOT NULL,
    "pausedUntil" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PushOrigin_pkey" PRIMARY KEY ("origin")
);

-- CreateTable
CREATE TABLE "Heartbeat" (
    "workerId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Heartbeat_pkey" PRIMARY KEY ("workerId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Municipality_slug_key" ON "Municipality"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Municipality_ags_key" ON "Municipality"("ags");

-- CreateIndex
CREATE UNIQUE INDEX "Association_municipalityId_name_key" ON "Association"("municipalityId", "name");

-- CreateIndex
CREATE INDEX "Session_personId_idx" ON "Session"("personId");

-- CreateIndex
CREATE INDEX "SignInToken_personId_idx" ON "SignInToken"("personId");

-- CreateIndex
CREATE INDEX "Membership_associationId_idx" ON "Membership"("associationId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_personId_associationId_key" ON "Membership"("personId", "associationId");

-- CreateIndex
CREATE INDEX "Place_residentId_idx" ON "Place"("residentId");

-- CreateIndex
CREATE INDEX "matching_resident_id_idx" ON "matching"("resident_id");

-- CreateIndex
CREATE INDEX "HelpRequest_associationId_idx" ON "HelpRequest"("associationId");

-- CreateIndex
CREATE INDEX "HelpRequest_status_endsAt_idx" ON "HelpRequest"("status", "endsAt");

-- CreateIndex
CREATE INDEX "Shift_helpRequestId_idx" ON "Shift"("helpRequestId");

-- CreateIndex
CREATE INDEX "Invitation_residentId_rungAt_idx" ON "Invitation"("residentId", "rungAt");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_helpRequestId_residentId_key" ON "Invitation"("helpRequestId", "residentId");

-- CreateIndex
CREATE INDEX "Signup_personId_idx" ON "Signup"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Signup_shiftId_personId_key" ON "Signup"("shiftId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "PushSubscription_endpoint_key" ON "PushSubscription"("endpoint");

-- CreateIndex
CREATE INDEX "PushSubscription_personId_idx" ON "PushSubscription"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_key_key" ON "Delivery"("key");

-- CreateIndex
CREATE INDEX "Delivery_helpRequestId_idx" ON "Delivery"("helpRequestId");

-- CreateIndex
CREATE INDEX "Delivery_invitationId_idx" ON "Delivery"("invitationId");

-- CreateIndex
CREATE INDEX "Delivery_subscriptionId_idx" ON "Delivery"("subscriptionId");

-- CreateIndex
CREATE INDEX "Delivery_personId_idx" ON "Delivery"("personId");

-- AddForeignKey
ALTER TABLE "Association" ADD CONSTRAINT "Association_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignInToken" ADD CONSTRAINT "SignInToken_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_associationId_fkey" FOREIGN KEY ("associationId") REFERENCES "Association"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Resident" ADD CONSTRAINT "Resident_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Place" ADD CONSTRAINT "Place_residentId_fkey" FOREIGN KEY ("residentId") REFERENCES "Resident"("personId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HelpRequest" ADD CONSTRAINT "HelpRequest_associationId_fkey" FOREIGN KEY ("associationId") REFERENCES "Association"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Shift" ADD CONSTRAINT "Shift_helpRequestId_fkey" FOREIGN KEY ("helpRequestId") REFERENCES "HelpRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_helpRequestId_fkey" FOREIGN KEY ("helpRequestId") REFERENCES "HelpRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_residentId_fkey" FOREIGN KEY ("residentId") REFERENCES "Resident"("personId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Signup" ADD CONSTRAINT "Signup_shiftId_fkey" FOREIGN KEY ("shiftId") REFERENCES "Shift"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Signup" ADD CONSTRAINT "Signup_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PushSubscription" ADD CONSTRAINT "PushSubscription_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_helpRequestId_fkey" FOREIGN KEY ("helpRequestId") REFERENCES "HelpRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_subscriptionId_fkey" FOREIGN KEY ("subscriptionId") REFERENCES "PushSubscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- From here on by hand: what Prisma's schema cannot say. `migrate diff` does not see expression and partial
-- indexes, so they do not drift.

-- Metres between two points (haversine, R₁ = 6371008.8 m as in app/domain/place.ts). Not `strict`: the planner
-- would no longer inline it, because of `least`, and a call is fifteen times as slow.
create function metres_between(lat1 float8, lon1 float8, lat2 float8, lon2 float8) returns float8
language sql immutable parallel safe as $$
  select 2 * 6371008.8 * asin(sqrt(least(1,
           power(sin(radians(lat2 - lat1) / 2), 2)
           + cos(radians(lat1)) * cos(radians(lat2)) * power(sin(radians(lon2 - lon1) / 2), 2))))
$$;

-- The box (x = longitude, y = latitude, degrees) that spans a circle on the sphere, a centimetre to spare.
-- A circle that holds a pole, or crosses ±180°, spans all longitudes; the distance decides the rest.
-- Schema-qualified throughout: a restore of a dump evaluates it with an empty search_path.
create function circle_box(lat float8, lon float8, radius_m integer) returns box
language sql immutable strict parallel safe as $$
  select case
    when lat - reach <= -90 or lat + reach >= 90 or ratio >= 1
      or lon - width < -180 or lon + width > 180
    then pg_catalog.box(pg_catalog.point(-180, lat - reach), pg_catalog.point(180, lat + reach))
    else pg_catalog.box(pg_catalog.point(lon - width, lat - reach), pg_catalog.point(lon + width, lat + reach))
  end
  from (select reach, ratio, degrees(asin(least(1, ratio))) + 1e-7 as width
          from (select (radius_m::float8 + 0.01) / 6371008.8 * 180 / pi() as reach,
                       sin(least((radius_m::float8 + 0.01) / 6371008.8, pi() / 2))
                         / greatest(cos(radians(lat)), 1e-12) as ratio) a) b
$$;

-- The covering index: which circles hold a point, and everything else matching asks, without the table.
create index matching_area on matching using gist (circle_box(lat, lon, radius_m))
  include (resident_id, place_id, lat, lon, radius_m, interests, skills, free, birth_year, paused_until);

-- An index-only scan needs the visibility map: vacuum after one percent of change, not after twenty.
alter table matching set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.01);

-- One address signs in one person; unconfirmed ones may repeat.
create unique index person_confirmed_email on "Person" (lower(email)) where "emailConfirmed";
create index person_email on "Person" (lower(email));

-- What is still to be rung and sent: small, however much history there is.
create index invitation_due on "Invitation" ("deliverAt", "order") where "rungAt" is null;
create index delivery_due on "Delivery" ("deliverAt", "order") where "doneAt" is null;

alter table "Shift" add constraint shift_times check ("end" > start);
alter table "Shift" add constraint shift_places check (places between 1 and 500);
alter table "Signup" add constraint signup_people check (people between 1 and 500);
alter table "Place" add constraint place_radius check ("radiusKm" between 1 and 50);
