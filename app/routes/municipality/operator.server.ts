import { requireMay } from "~/auth/guards.server";
import type { Viewer } from "~/auth/session.server";

/** The operator, who must have shown as much as staff do: a mailbox alone opens no installation. */
export async function requireOperator(request: Request): Promise<Viewer> {
  return requireMay(request, "installation:manage", {});
}
