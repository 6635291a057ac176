import { localeOf } from "~/auth/guards.server";
import { signIn, type Viewer, viewerOf } from "~/auth/session.server";
import { now } from "~/clock.server";
import type { FormErrors, FormValues } from "~/domain/forms/form-values";
import { parseSignupForm, type SignupInput } from "~/domain/forms/signup-form";
import type { SignupRefusal } from "~/domain/signup";
import { isSubmissionKey } from "~/domain/submission";
import { isHasty } from "~/models/limit.server";
import { type SignupRequest, signUp } from "~/models/signup.server";
import { signUpOnce, withdrawOnce } from "~/models/submission.server";
import { withdraw } from "~/models/withdraw.server";

export type Taken =
  | { is: "invalid"; errors: FormErrors; values: FormValues }
  | { is: "hasty"; values: FormValues }
  | { is: "refused"; reason: SignupRefusal | "not-found"; values: FormValues }
  | { is: "done"; cookie: string | null; entered: boolean };

/**
 * "Ich bin dabei", of a page's form or of a phone's queue. With a key it is done once, however often it arrives.
 * @param forOther "Für jemand anderen zusagen": a newcomer, who does not take over this browser
 */
export async function takePart(
  request: Request,
  id: string,
  form: FormData,
  forOther: boolean,
): Promise<Taken> {
  const signedIn = await viewerOf(request);
  const viewer = forOther ? null : signedIn;
  const parsed = parseSignupForm(form, now(), { nameRequired: viewer === null });
  if (!parsed.ok) return { is: "invalid", errors: parsed.errors, values: parsed.values };
  const values = typedAgain(parsed.value);
  if (signedIn && (await isHasty(signedIn.session.handle))) return { is: "hasty", values };
  let cookie: string | null = null;
  const wish = wishOf(parsed.value, viewer, localeOf(request, viewer));
  const enter: Parameters<typeof signUp>[3] = async (tx, personId) => {
    cookie = await signIn(request, personId, "join", tx);
  };
  const within = signedIn ? null : enter;
  const key = form.get("key");
  const result = isSubmissionKey(key)
    ? await signUpOnce({ key, helpRequestId: id, realNow: new Date() }, wish, now(), within)
    : await signUp(id, wish, now(), within ?? undefined);
  if (!result.ok) return { is: "refused", reason: result.reason, values };
  return { is: "done", cookie, entered: forOther && signedIn !== null };
}

/** Gives the places of one shift back; with a key once. @returns false when there was nothing to give back */
export async function giveBackOnce(
  id: string,
  shiftId: string,
  viewer: Viewer,
  key: FormDataEntryValue | null,
): Promise<boolean> {
  if (!isSubmissionKey(key)) return withdraw(id, shiftId, viewer.id, now());
  const submission = { key, helpRequestId: id, realNow: new Date() };
  return (await withdrawOnce(submission, shiftId, viewer.id, now())).ok;
}

function wishOf(input: SignupInput, viewer: Viewer | null, locale: string): SignupRequest {
  const { shiftId, people, phone, guardianPhone, birthYear, name } = input;
  const wish = { shiftId, people, phone, guardianPhone, birthYear };
  return viewer ? { ...wish, personId: viewer.id } : { ...wish, personId: null, name: name ?? "", locale };
}

function typedAgain({ shiftId, people, name, phone, guardianPhone, birthYear }: SignupInput): FormValues {
  return {
    shiftId,
    people: String(people),
    name: name ?? "",
    phone: phone ?? "",
    guardianPhone: guardianPhone ?? "",
    birthYear: birthYear === null ? "" : String(birthYear),
  };
}
