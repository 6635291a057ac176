import type { AssociationStatus, TeamRefusal, TeamRole } from "~/domain/team";

export const teamDones = [
  ...(["applied", "saved", "joined", "role", "removed", "revoked"] as const),
  ...(["handed", "unbarred", "asked", "takenBack"] as const),
] as const;
export type TeamDone = (typeof teamDones)[number];

/** How an association stands with its municipality, as its team reads it. */
export type Standing = {
  id: string;
  name: string;
  status: AssociationStatus;
  statusReason: string;
  municipality: string;
  /** where to write to; empty: the imprint says */
  municipalityEmail: string;
};

export type TeamPageData = {
  association: Standing;
  /** the viewer's own associations, when there are several */
  others: { id: string; name: string }[];
  viewerId: string;
  mayManage: boolean;
  members: { personId: string; name: string; role: TeamRole }[];
  invitations: { tokenHash: string; role: TeamRole; expiresAt: Date; invitedBy: string | null }[];
  bars: { personId: string; name: string; createdAt: Date }[];
  neighbours: { id: string; name: string; status: "asked" | "granted" | "refused" | null }[];
  done: TeamDone | null;
};

/** What a POST answers that does not lead on. */
export type TeamAnswer = {
  refusal: TeamRefusal | "wrong-status" | "published" | null;
  /** a fresh link into the team: it is shown once */
  invitation: { url: string; role: TeamRole } | null;
};
