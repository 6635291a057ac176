import type { Category } from "~/domain/categories";
import type { Slot } from "~/domain/free-times";
import type { Reasons } from "~/domain/matching";
import type { Skill } from "~/domain/skills";
import type { NeedSummary } from "./need-summary";

export type Commitment = {
  id: string;
  helpRequestId: string;
  title: string;
  category: Category;
  cancelled: boolean;
  start: string;
  end: string;
  flexible: boolean;
  meetAt: string;
  /** exact for those who are coming */
  place: string | null;
  contactName: string;
  contactPhone: string;
  people: number;
  /** time or place changed since the person said yes */
  changed: boolean;
};

export type ProfileData = {
  places: { id: string; label: string; near: string; radiusKm: number }[];
  interests: Category[];
  skills: Skill[];
  free: Slot[];
  /** the day on which they are back */
  pausedUntil: string | null;
  pauseRefused: boolean;
};

export type MeData = {
  now: string;
  name: string;
  welcome: boolean;
  coordinator: boolean;
  commitments: Commitment[];
  fits: { need: NeedSummary; reasons: Reasons }[];
  profile: ProfileData | null;
  email: string | null;
  emailConfirmed: boolean;
  phone: string | null;
  birthYear: number | null;
  publicKey: string;
  devices: number;
  /** no way back but this browser: no e-mail, passkey, other account or recovery sheet */
  onlyHere: boolean;
};
