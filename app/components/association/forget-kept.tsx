import { useEffect } from "react";
import { browserKeeper, forgetNeed } from "./kept-need";

/** What was kept while it was written is written down now. */
export function ForgetKept({ ids }: { ids: readonly string[] }) {
  const all = ids.join();
  useEffect(() => {
    for (const id of all.split(",")) forgetNeed(browserKeeper, id);
  }, [all]);
  return null;
}
