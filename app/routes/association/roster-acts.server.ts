import { data, redirect } from "@remix-run/node";
import { notFound, type TeamViewer } from "~/auth/guards.server";
import { now } from "~/clock.server";
import type { RosterAnswer } from "~/components/association/roster";
import { toLocal } from "~/domain/berlin-time";
import { isCredentialKind, isLikelySeen, papersOf } from "~/domain/credentials";
import { barBySignup } from "~/models/bar.server";
import { forgetSeen, noteSeen } from "~/models/credential.server";
import type { ownNeed } from "./team-need.server";

type OwnNeed = Awaited<ReturnType<typeof ownNeed>>["need"];

/** What a team notes about somebody who is coming: "no longer", and which paper it saw when. */
export async function actOnPerson(viewer: TeamViewer, need: OwnNeed, signupId: string, form: FormData) {
  const page = `/association/help/${need.id}`;
  switch (form.get("intent")) {
    case "bar": {
      const member = viewer.memberships.find((one) => one.associationId === need.associationId);
      const by = { personId: viewer.id, role: member?.role ?? "coordinator" };
      const result = await barBySignup(need, signupId, by, now());
      if (result.ok) return redirect(`${page}?done=barred`, 303);
      if (result.reason === "not-found") throw notFound();
      return refuse(result.reason);
    }
    case "note-paper": {
      const paper = papersOf(need).find((one) => one.kind === form.get("kind"));
      if (!paper) throw notFound();
      const seenOn = dayIn(form.get("seenOn"));
      if (!seenOn || !isLikelySeen(seenOn, today())) return refuse("date-unlikely");
      if (!(await noteSeen(need, signupId, { ...paper, seenOn })).ok) throw notFound();
      return redirect(`${page}?done=noted`, 303);
    }
    case "forget-paper": {
      const kind = form.get("kind");
      if (!isCredentialKind(kind)) throw notFound();
      if (!(await forgetSeen(need, signupId, kind)).ok) throw notFound();
      return redirect(`${page}?done=forgotten`, 303);
    }
    default:
      return data<RosterAnswer>(
        { refusal: null, errors: { intent: "unknown-choice" }, values: {} },
        { status: 422 },
      );
  }
}

function refuse(personRefusal: NonNullable<RosterAnswer["personRefusal"]>) {
  return data<RosterAnswer>({ refusal: null, personRefusal, errors: {}, values: {} }, { status: 409 });
}

/** "2026-11-28" as the midnight of that day in UTC: a day, no instant. */
function dayIn(text: FormDataEntryValue | null): Date | null {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const day = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text ? null : day;
}

function today(): Date {
  return new Date(`${toLocal(now()).slice(0, 10)}T00:00:00Z`);
}
