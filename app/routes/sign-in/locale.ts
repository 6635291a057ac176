import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { safePath } from "~/auth/guards.server";
import { viewerOf } from "~/auth/session.server";
import { env } from "~/env.server";
import { isLocale } from "~/i18n/locales";
import { setLocale } from "~/models/person.server";
import { formBody } from "../form-body.server";

const yearInSeconds = 365 * 24 * 60 * 60;

export function loader() {
  return redirect("/");
}

/** This browser speaks another language from now on; so do pings and mails to whoever is signed in. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await formBody(request);
  const locale = form.get("locale");
  const back = safePath(form.get("back"));
  if (!isLocale(locale)) return redirect(back, 303);
  const viewer = await viewerOf(request);
  if (viewer) await setLocale(viewer.id, locale);
  const secure = env().baseUrl.startsWith("https:") ? "; Secure" : "";
  const cookie = `locale=${locale}; Path=/; Max-Age=${yearInSeconds}; SameSite=Lax${secure}`;
  return redirect(back, { status: 303, headers: { "Set-Cookie": cookie } });
}
