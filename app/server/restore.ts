import { recover } from "./backup/recover.server";
import { startOrExplain } from "./start.server";

/** `npm run restore FILE`: on an empty machine, before the server starts there. */
await startOrExplain(async () => {
  const file = process.argv.slice(2).find((argument) => argument !== "restore" && !argument.startsWith("--"));
  if (!file) throw new Error("Which file? npm run restore FILE");
  const { description, tables, rows, matching, erasedAgain } = await recover(file);
  console.log(`Restored: ${rows} rows in ${tables} tables, as they were at ${description.madeAt}.`);
  console.log(`Matching table rebuilt: ${matching} rows. Erased again: ${erasedAgain} people.`);
});
