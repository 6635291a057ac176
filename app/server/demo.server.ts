import { now } from "~/clock.server";
import { env } from "~/env.server";
import { transaction } from "~/models/db.server";
import { createToken } from "~/models/sign-in-token.server";
import { demoCoordinatorId } from "../../prisma/seed/associations";
import { seedDemo } from "../../prisma/seed/demo";
import { demoResidentId } from "../../prisma/seed/residents";
import { demoStaffId } from "../../prisma/seed/staff";

/** Fills or freshens the demo's village. Outside the demo it does nothing: nobody gets into a real one like this. */
export async function openDemo(): Promise<{ printLinks(): Promise<void> }> {
  if (env().kind !== "demo") return { printLinks: async () => {} };
  await seedDemo(now());
  return { printLinks };
}

/** One fresh link each, for one sign-in. The address is read here: with PORT=0 it is known only after listening. */
async function printLinks(): Promise<void> {
  const realNow = new Date();
  const [association, resident, municipality] = await transaction(async (tx) => [
    await createToken(tx, "demo", demoCoordinatorId, realNow),
    await createToken(tx, "demo", demoResidentId, realNow),
    await createToken(tx, "demo", demoStaffId, realNow),
  ]);
  console.log(`Association: ${env().baseUrl}/login/${association}`);
  console.log(`Resident: ${env().baseUrl}/login/${resident}`);
  console.log(`Municipality: ${env().baseUrl}/login/${municipality}`);
}
