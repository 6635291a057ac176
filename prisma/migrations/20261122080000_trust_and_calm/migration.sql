-- CreateEnum
CREATE TYPE "AssociationStatus" AS ENUM ('applied', 'approved', 'refused', 'suspended');

-- CreateEnum
CREATE TYPE "ShowingStatus" AS ENUM ('asked', 'granted', 'refused');

-- CreateEnum
CREATE TYPE "StaffRole" AS ENUM ('staff', 'administrator');

-- CreateEnum
CREATE TYPE "ReportStatus" AS ENUM ('open', 'decided');

-- AlterTable
ALTER TABLE "Association"
ADD COLUMN     "decidedAt" TIMESTAMPTZ(3),
ADD COLUMN     "lat" DOUBLE PRECISION,
ADD COLUMN     "lon" DOUBLE PRECISION,
ADD COLUMN     "placeName" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "purpose" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "status" "AssociationStatus" NOT NULL DEFAULT 'applied',
ADD COLUMN     "statusReason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "website" TEXT NOT NULL DEFAULT '';

-- By hand: who was approved stays so.
UPDATE "Association" SET "status" = 'approved', "decidedAt" = "approvedAt" WHERE "approvedAt" IS NOT NULL;
ALTER TABLE "Association" DROP COLUMN "approvedAt";

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "shiftId" UUID,
ALTER COLUMN "helpRequestId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "HelpRequest" ADD COLUMN     "emergency" TEXT,
ADD COLUMN     "hiddenAt" TIMESTAMPTZ(3),
ADD COLUMN     "licenceClass" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "needsBackgroundCheck" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "needsFirstAid" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "nextWaveAt" TIMESTAMPTZ(3),
ADD COLUMN     "releasedAt" TIMESTAMPTZ(3),
ADD COLUMN     "ringingStopped" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "urgentAt" TIMESTAMPTZ(3),
ADD COLUMN     "urgentReason" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Invitation" ADD COLUMN     "chance" DOUBLE PRECISION,
ADD COLUMN     "digestedAt" TIMESTAMPTZ(3),
ADD COLUMN     "tier" SMALLINT NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Municipality" ADD COLUMN     "accent" TEXT,
ADD COLUMN     "accessibilityContact" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "hostName" TEXT,
ADD COLUMN     "imprintAddress" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "imprintEmail" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "imprintName" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "imprintPhone" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "imprintRepresentative" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "land" TEXT,
ADD COLUMN     "privacyContact" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "reportsContact" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "supervisoryAuthority" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "terms" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "operator" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "warnedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Resident" ADD COLUMN     "beyondRadius" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "digestDay" SMALLINT DEFAULT 3,
ADD COLUMN     "lastEnding" TEXT,
ADD COLUMN     "lastPingAt" TIMESTAMPTZ(3),
ADD COLUMN     "neutralTitles" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "objects" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "quietFrom" SMALLINT NOT NULL DEFAULT 1230,
ADD COLUMN     "quietSundays" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "quietUntil" SMALLINT NOT NULL DEFAULT 480,
ADD COLUMN     "urgentInQuiet" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "weeklyBudget" SMALLINT NOT NULL DEFAULT 3;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "device" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "handle" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "method" TEXT NOT NULL DEFAULT 'link',
ADD COLUMN     "provedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- By hand: those who are signed in already got theirs; from now on the program makes them.
ALTER TABLE "Session" ALTER COLUMN "handle" DROP DEFAULT;

-- AlterTable
ALTER TABLE "SignInToken" ADD COLUMN     "askedBy" TEXT;

-- AlterTable
ALTER TABLE "Signup" ADD COLUMN     "anonymisedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "matching" ADD COLUMN     "beyond" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "consent" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "Showing" (
    "associationId" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "status" "ShowingStatus" NOT NULL DEFAULT 'asked',
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Showing_pkey" PRIMARY KEY ("associationId","municipalityId")
);

-- CreateTable
CREATE TABLE "Staff" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "role" "StaffRole" NOT NULL DEFAULT 'staff',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Passkey" (
    "id" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "publicKey" BYTEA NOT NULL,
    "signCount" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[],
    "backedUp" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PasskeyChallenge" (
    "challengeHash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "askedBy" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PasskeyChallenge_pkey" PRIMARY KEY ("challengeHash")
);

-- CreateTable
CREATE TABLE "Identity" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Identity_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateTable
CREATE TABLE "IdentityProvider" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "clientSecret" BYTEA NOT NULL,
    "scopes" TEXT NOT NULL DEFAULT 'openid email',
    "audience" TEXT NOT NULL DEFAULT 'staff',
    "claim" TEXT NOT NULL DEFAULT '',
    "claimValue" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdentityProvider_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdentityFlow" (
    "stateHash" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "codeVerifier" TEXT NOT NULL,
    "askedBy" TEXT NOT NULL,
    "to" TEXT NOT NULL DEFAULT '',
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IdentityFlow_pkey" PRIMARY KEY ("stateHash")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "TeamInvitation" (
    "tokenHash" TEXT NOT NULL,
    "associationId" UUID NOT NULL,
    "role" "Role" NOT NULL DEFAULT 'coordinator',
    "invitedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "TeamInvitation_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "Habit" (
    "residentId" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "yes" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "no" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Habit_pkey" PRIMARY KEY ("residentId","subject")
);

-- CreateTable
CREATE TABLE "Guardian" (
    "personId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "tokenHash" TEXT,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "consentedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Guardian_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "Block" (
    "personId" UUID NOT NULL,
    "associationId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Block_pkey" PRIMARY KEY ("personId","associationId")
);

-- CreateTable
CREATE TABLE "Bar" (
    "associationId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Bar_pkey" PRIMARY KEY ("associationId","personId")
);

-- CreateTable
CREATE TABLE "Credential" (
    "id" UUID NOT NULL,
    "associationId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "seenOn" DATE NOT NULL,
    "engagedUntil" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Wave" (
    "helpRequestId" UUID NOT NULL,
    "nr" INTEGER NOT NULL,
    "tier" SMALLINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "size" INTEGER NOT NULL,
    "openPlaces" INTEGER NOT NULL,
    "expectedYes" DOUBLE PRECISION NOT NULL,
    "cause" TEXT NOT NULL DEFAULT 'planned',
    "waitsFor" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Wave_pkey" PRIMARY KEY ("helpRequestId","nr")
);

-- CreateTable
CREATE TABLE "Report" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "helpRequestId" UUID,
    "associationId" UUID NOT NULL,
    "category" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "contact" TEXT NOT NULL DEFAULT '',
    "locale" TEXT NOT NULL DEFAULT 'de',
    "reporterId" UUID,
    "status" "ReportStatus" NOT NULL DEFAULT 'open',
    "decision" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Pseudonym" (
    "personId" UUID NOT NULL,
    "pseudonym" UUID NOT NULL,

    CONSTRAINT "Pseudonym_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "chain" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "actorRole" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL DEFAULT '',
    "subject" TEXT NOT NULL DEFAULT '',
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("chain","seq")
);

-- CreateTable
CREATE TABLE "AuditCheckpoint" (
    "chain" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "signature" TEXT NOT NULL,

    CONSTRAINT "AuditCheckpoint_pkey" PRIMARY KEY ("chain","seq")
);

-- CreateTable
CREATE TABLE "Routine" (
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Routine_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "Showing_municipalityId_idx" ON "Showing"("municipalityId");

-- CreateIndex
CREATE INDEX "Staff_municipalityId_idx" ON "Staff"("municipalityId");

-- CreateIndex
CREATE UNIQUE INDEX "Staff_personId_municipalityId_key" ON "Staff"("personId", "municipalityId");

-- CreateIndex
CREATE INDEX "Passkey_personId_idx" ON "Passkey"("personId");

-- CreateIndex
CREATE INDEX "Identity_personId_idx" ON "Identity"("personId");

-- CreateIndex
CREATE INDEX "IdentityProvider_municipalityId_idx" ON "IdentityProvider"("municipalityId");

-- CreateIndex
CREATE INDEX "TeamInvitation_associationId_idx" ON "TeamInvitation"("associationId");

-- CreateIndex
CREATE UNIQUE INDEX "Guardian_tokenHash_key" ON "Guardian"("tokenHash");

-- CreateIndex
CREATE INDEX "Block_associationId_idx" ON "Block"("associationId");

-- CreateIndex
CREATE INDEX "Bar_personId_idx" ON "Bar"("personId");

-- CreateIndex
CREATE INDEX "Credential_personId_idx" ON "Credential"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Credential_associationId_personId_kind_key" ON "Credential"("associationId", "personId", "kind");

-- CreateIndex
CREATE INDEX "Report_municipalityId_status_idx" ON "Report"("municipalityId", "status");

-- CreateIndex
CREATE INDEX "Report_helpRequestId_idx" ON "Report"("helpRequestId");

-- CreateIndex
CREATE INDEX "Report_associationId_idx" ON "Report"("associationId");

-- CreateIndex
CREATE UNIQUE INDEX "Pseudonym_pseudonym_key" ON "Pseudonym"("pseudonym");

-- CreateIndex
CREATE INDEX "AuditEntry_chain_at_idx" ON "AuditEntry"("chain", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Municipality_hostName_key" ON "Municipality"("hostName");

-- CreateIndex
CREATE UNIQUE INDEX "Session_handle_key" ON "Session"("handle");

-- AddForeignKey
ALTER TABLE "Showing" ADD CONSTRAINT "Showing_associationId_fkey" FOREIGN KEY ("associationId") REFERENCES "Association"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Showing" ADD CONSTRAINT "Showing_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Staff" ADD CONSTRAINT "Staff_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Staff" ADD CONSTRAINT "Staff_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passkey" ADD CONSTRAINT "Passkey_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Identity" ADD CONSTRAINT "Identity_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdentityProvider" ADD CONSTRAINT "IdentityProvider_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeamInvitation" ADD CONSTRAINT "TeamInvitation_associationId_fkey" FOREIGN KEY ("associationId") REFERENCES "Association"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Habit" ADD CONSTRAINT "Habit_residentId_fkey" FOREIGN KEY ("residentId") REFERENCES "Resident"("personId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Guardian" ADD CONSTRAINT "Guardian_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Block" ADD CONSTRAINT "Block_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Block" ADD CONSTRAINT "Block_associationId_fkey" FOREIGN KEY ("associationId") REFERENCES "Association"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Bar" ADD CONSTRAINT "Bar_associationId_fkey" FOREIGN KEY ("associationId") REFERENCES "Association"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Bar" ADD CONSTRAINT "Bar_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Credential" ADD CONSTRAINT "Credential_associationId_fkey" FOREIGN KEY ("associationId") REFERENCES "Association"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Credential" ADD CONSTRAINT "Credential_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Wave" ADD CONSTRAINT "Wave_helpRequestId_fkey" FOREIGN KEY ("helpRequestId") REFERENCES "HelpRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_helpRequestId_fkey" FOREIGN KEY ("helpRequestId") REFERENCES "HelpRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_associationId_fkey" FOREIGN KEY ("associationId") REFERENCES "Association"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_reporterId_fkey" FOREIGN KEY ("reporterId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pseudonym" ADD CONSTRAINT "Pseudonym_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- CreateTable
CREATE TABLE "EndedEndpoint" (
    "endpointHash" TEXT NOT NULL,
    "endedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EndedEndpoint_pkey" PRIMARY KEY ("endpointHash")
);

-- CreateIndex
CREATE INDEX "Shift_start_idx" ON "Shift"("start");


-- From here on by hand: what Prisma's schema cannot say.

-- The covering index with a guardian's consent, and one for urgent needs that look half a radius further.
drop index matching_area;
create index matching_area on matching using gist (circle_box(lat, lon, radius_m))
  include (resident_id, place_id, lat, lon, radius_m, interests, skills, free, birth_year, paused_until, consent);
create index matching_beyond on matching using gist (circle_box(lat, lon, radius_m * 3 / 2)) where beyond;

-- Due waves: few, however many needs there are.
create index wave_due on "HelpRequest" ("nextWaveAt") where "nextWaveAt" is not null;

alter table "Resident" add constraint resident_limits check (
  "weeklyBudget" between 0 and 10 and "quietFrom" between 0 and 1439 and "quietUntil" between 0 and 1439
  and "digestDay" between 0 and 6);

-- The audit log only grows; pruning says so first, within its transaction.
create function audit_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('anpacken.pruning', true) = 'on' then return old; end if;
  raise exception 'the audit log only grows';
end $$;
create trigger audit_stays before update or delete on "AuditEntry" for each row execute function audit_stays();
