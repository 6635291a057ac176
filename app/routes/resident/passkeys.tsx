import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { localeOf, notFound, requirePerson, safePath } from "~/auth/guards.server";
import { declinePasskey } from "~/auth/passkey-offer.server";
import { holderOf } from "~/auth/passkey-register.server";
import { proveFactsOf } from "~/auth/prove.server";
import type { Viewer } from "~/auth/session.server";
import type { PasskeysData, PasskeysFailure } from "~/components/passkeys-data";
import { PasskeysPage } from "~/components/passkeys-page";
import { readFields, required } from "~/domain/forms/field";
import { line } from "~/domain/forms/fields";
import { sentBy, typedValues } from "~/domain/forms/sent";
import { isCredentialId } from "~/domain/passkey";
import { mayEnrol } from "~/domain/prove";
import { translator } from "~/i18n/translator.server";
import { passkeysOf, removePasskey, renamePasskey } from "~/models/passkey.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";
import { passkeyDevice } from "../sign-in/passkey-device";

export const shouldRevalidate = () => true;

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requirePerson(request);
  const realNow = new Date();
  const [facts, passkeys] = await Promise.all([proveFactsOf(viewer, realNow), passkeysOf(viewer.id)]);
  const done = new URL(request.url).searchParams.get("done");
  const page: PasskeysData = {
    passkeys: passkeys.map(({ transports: _, ...row }) => row),
    now: realNow,
    passkeysWork: facts.passkeysWork,
    mayChange: mayEnrol(viewer.session, facts, realNow),
    lastMatters: !facts.email && facts.identities === 0 && !facts.sheet,
    done: (["added", "renamed", "removed"] as const).find((one) => one === done) ?? null,
  };
  const locale = localeOf(request, viewer);
  return { page, head: headOf({ title: translator(locale)("signIn.passkeys.title") }, locale) };
}

/** Renames, removes, or says "not now" to the offer. Making one needs scripts (passkey-register.ts). */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requirePerson(request);
  const form = await formBody(request);
  const intent = form.get("intent");
  if (intent === "later") {
    const to = safePath(form.get("back"), "/me");
    return redirect(to, { status: 303, headers: { "Set-Cookie": declinePasskey(viewer) } });
  }
  const id = form.get("id");
  if (!isCredentialId(id)) throw notFound();
  if (intent === "rename") return rename(viewer, id, form);
  if (intent === "remove") return remove(viewer, id);
  throw notFound();
}

async function rename(viewer: Viewer, id: string, form: FormData) {
  const sent = sentBy(form);
  const { fields, errors } = readFields(sent, { name: required(line(60)) });
  if (!fields.name) {
    const values = typedValues(sent, ["name"]);
    const failure: PasskeysFailure = { id, errors: { [`name-${id}`]: errors.name }, values };
    return data(failure, { status: 422 });
  }
  if (!(await renamePasskey(viewer.id, id, fields.name))) throw notFound();
  return redirect("/me/passkeys?done=renamed", 303);
}

async function remove(viewer: Viewer, id: string) {
  const realNow = new Date();
  const facts = await proveFactsOf(viewer, realNow);
  if (!mayEnrol(viewer.session, facts, realNow)) return redirect("/login/prove?to=%2Fme%2Fpasskeys", 303);
  const keepsOne = facts.staff && facts.identities === 0;
  const removed = await removePasskey(holderOf(viewer), id, { keepsOne }, realNow);
  if (removed.ok) return redirect("/me/passkeys?done=removed", 303);
  if (removed.reason === "not-found") throw notFound();
  const failure: PasskeysFailure = { id, refusal: removed.reason };
  return data(failure, { status: 409 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Passkeys() {
  const { page } = useLoaderData<typeof loader>();
  return <PasskeysPage page={page} failure={useActionData<typeof action>()} device={passkeyDevice} />;
}
