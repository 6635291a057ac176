import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { notFound } from "~/auth/guards.server";
import { now } from "~/clock.server";
import { isUuid } from "~/domain/uuid";
import { ringNow, stopRinging } from "~/models/ringing.server";
import { formBody } from "../form-body.server";
import { ownNeed } from "./team-need.server";

export function loader({ params }: LoaderFunctionArgs) {
  if (!isUuid(params.id)) throw notFound();
  return redirect(`/association/help/${params.id}`);
}

/** "Jetzt weiter klingeln" (once), "Nicht mehr klingeln", and on again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { need } = await ownNeed(request, params.id);
  const own = [need.associationId];
  const page = `/association/help/${need.id}`;
  switch ((await formBody(request)).get("intent")) {
    case "now": {
      const rung = await ringNow(need.id, own, now());
      return redirect(rung.ok ? `${page}?done=rung` : `${page}?refused=${rung.reason}`, 303);
    }
    case "stop":
      await stopRinging(need.id, own, true, now());
      return redirect(`${page}?done=stopped`, 303);
    case "resume":
      await stopRinging(need.id, own, false, now());
      return redirect(`${page}?done=resumed`, 303);
    default:
      throw notFound();
  }
}
