import { rebuildMatching } from "~/models/matching-table.server";
import { openDatabase } from "./database.server";
import { startOrExplain } from "./start.server";

await startOrExplain(async () => {
  const database = await openDatabase();
  console.log(`Matching table rebuilt: ${await rebuildMatching()} rows.`);
  await database.close();
});
