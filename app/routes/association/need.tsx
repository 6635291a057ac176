import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { type ShouldRevalidateFunction, useLoaderData } from "@remix-run/react";
import { type NeedDone, type NeedPageRefusal, TeamNeedPage } from "~/components/association/need-page";
import { type RosterDone, rosterDones } from "~/components/association/roster";
import { PushOffer } from "~/components/push-offer";
import { isUnreached } from "~/components/unreached";
import { isUuid } from "~/domain/uuid";
import { env } from "~/env.server";
import { useT } from "~/i18n/context";
import { pushSupport, saveSubscription, subscribe, unsubscribe } from "~/push/subscribe.client";
import { ownNeed, teamNeedPage } from "./team-need.server";

export const handle = { wide: true };
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionResult }) => !isUnreached(actionResult);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { viewer, need } = await ownNeed(request, params.id);
  if (need.status === "draft") throw redirect(`/association/help/${need.id}/edit`);
  const done = doneOf(new URL(request.url).searchParams);
  return { publicKey: env().vapid.publicKey, ...(await teamNeedPage(request, viewer, need)), ...done };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

const device = { pushSupport, saveSubscription, subscribe, unsubscribe };

export default function TeamNeed() {
  const t = useT();
  const { publicKey, ...page } = useLoaderData<typeof loader>();
  // Right after publishing one knows what the ringing is for.
  const offer = page.done === "published" && (
    <PushOffer device={device} publicKey={publicKey} text={t("push.ask.textCoordinator")} />
  );
  return <TeamNeedPage {...page} offer={offer} />;
}

const dones = [
  ...(["published", "saved", "closed", "reopened", "cancelled"] as const),
  ...(["rung", "stopped", "resumed"] as const),
] satisfies NeedDone[];
const refusals = ["not-draft", "already", "nothing-to-ring"] as const satisfies NeedPageRefusal[];

/** What was just done, as the address says after a redirect. */
function doneOf(search: URLSearchParams) {
  const what = search.has("published") ? "published" : search.get("done");
  const signupId = search.get("signup");
  return {
    done: dones.find((one) => one === what) ?? null,
    rosterDone: rosterDone(what, isUuid(signupId) ? signupId : null),
    refused: refusals.find((one) => one === search.get("refused")) ?? null,
  };
}

function rosterDone(what: string | null, signupId: string | null): RosterDone | null {
  const known = rosterDones.find((one) => one === what);
  return known ? { what: known, signupId } : null;
}
