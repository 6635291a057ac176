import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { safePath } from "~/auth/guards.server";
import { viewerOf } from "~/auth/session.server";
import { isLocale } from "~/i18n/locales";
import { setLocale } from "~/models/person.server";
import { formBody } from "../form-body.server";
import { cookieOf } from "./language-cookie.server";

export function loader() {
  return redirect("/");
}

/** This browser speaks another language from now on; so do pings and mails to whoever is signed in. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await formBody(request);
  const locale = form.get("locale");
  const back = withoutLang(safePath(form.get("back")));
  if (!isLocale(locale)) return redirect(back, 303);
  const viewer = await viewerOf(request);
  if (viewer) await setLocale(viewer.id, locale);
  return redirect(back, { status: 303, headers: { "Set-Cookie": cookieOf(locale) } });
}

/** `?lang` of a link counts more than the choice made here, so it goes. */
function withoutLang(path: string): string {
  const url = new URL(path, "http://here.invalid");
  if (!url.searchParams.has("lang")) return path;
  url.searchParams.delete("lang");
  return url.pathname + url.search + url.hash;
}
