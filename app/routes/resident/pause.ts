import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requireResident } from "~/auth/guards.server";
import { now } from "~/clock.server";
import { addDaysBerlin, parseLocal } from "~/domain/berlin-time";
import { pause } from "~/models/resident.server";
import { formBody } from "../form-body.server";

const longestDays = 366;

export function loader() {
  return redirect("/me");
}

/** No pings until a day; on that day they are back. `intent=resume` ends the pause at once. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireResident(request);
  const form = await formBody(request);
  if (form.get("intent") === "resume") {
    await pause(viewer.id, null);
    return redirect("/me", 303);
  }
  const until = parseLocal(`${form.get("until")}T00:00`);
  const clock = now();
  if (!until || until <= clock || until > addDaysBerlin(clock, longestDays)) {
    return redirect("/me?pause=invalid#pause", 303);
  }
  await pause(viewer.id, until);
  return redirect("/me", 303);
}
