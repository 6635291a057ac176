import { db } from "./db.server";

/** The need behind a code of six characters; null: nobody has it. A draft is nobody's business. */
export async function needByCode(code: string): Promise<string | null> {
  const row = await db().helpRequest.findFirst({
    where: { code, status: { not: "draft" } },
    select: { id: true },
  });
  return row?.id ?? null;
}
