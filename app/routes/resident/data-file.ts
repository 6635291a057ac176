import type { LoaderFunctionArgs } from "@remix-run/node";
import { localeOf, requirePerson } from "~/auth/guards.server";
import { exportOf } from "~/models/export.server";
import { ownDataFile } from "./data-page.server";

/** The same as /me/data in a structured, machine-readable form (Art. 20 GDPR). */
export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requirePerson(request);
  const file = ownDataFile(await exportOf(viewer.id), localeOf(request, viewer), new Date());
  return new Response(JSON.stringify(file, null, 2), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="anpacken.json"',
      "Cache-Control": "no-store",
    },
  });
}
