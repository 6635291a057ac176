import type { ProveFacts } from "~/domain/prove";
import { env } from "~/env.server";
import { waysBackOf } from "~/models/recovery.server";
import { passkeysWork, type Viewer } from "./session.server";

/** What the rules of domain/prove ask about somebody who is signed in. Real time. */
export async function proveFactsOf(viewer: Viewer, realNow: Date): Promise<ProveFacts> {
  const { sheetMadeAt, email, passkeys, identities } = await waysBackOf(viewer.id, realNow);
  return {
    ...{ email, passkeys, identities },
    staff: viewer.offices.length > 0,
    lapsed: viewer.staffLapsed,
    sheet: sheetMadeAt !== null,
    passkeysWork: passkeysWork(),
    // Nobody gets a mail in a demo.
    demo: env().kind === "demo" && ["demo", "lapsed"].includes(viewer.session.method),
  };
}
