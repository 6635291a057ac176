import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { notFound } from "~/auth/guards.server";
import { now } from "~/clock.server";
import { isUuid } from "~/domain/uuid";
import { close, deleteDraft, reopen } from "~/models/help-request-status.server";
import { formBody } from "../form-body.server";
import { ownNeed } from "./team-need.server";

export function loader({ params }: LoaderFunctionArgs) {
  if (!isUuid(params.id)) throw notFound();
  return redirect(`/association/help/${params.id}`);
}

/**
 * "Genug gefunden", "Wieder öffnen", "Entwurf löschen". Whoever comes second finds it done already: the page
 * says how things stand.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const { need } = await ownNeed(request, params.id);
  const page = `/association/help/${need.id}`;
  switch ((await formBody(request)).get("intent")) {
    case "close": {
      const { ok } = await close(need.id, need.associationId, now());
      return redirect(ok ? `${page}?done=closed` : page, 303);
    }
    case "reopen": {
      const { ok } = await reopen(need.id, need.associationId, now());
      return redirect(ok ? `${page}?done=reopened` : page, 303);
    }
    case "delete": {
      const gone = await deleteDraft(need.id, need.associationId);
      return redirect(gone ? "/association?done=deleted" : `${page}?refused=not-draft`, 303);
    }
    default:
      throw notFound();
  }
}
