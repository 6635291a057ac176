import { useSearchParams } from "@remix-run/react";
import { Finder, type FinderProps } from "~/components/finder";
import { Island } from "~/islands/island";

const texts = ["home", "labels", "common", "push", "places"] as const;

/** Map and list, rendered here and then at home in the browser; `?view=list` is the list alone. */
export function FinderPage({ finder }: Pick<FinderProps, "finder">) {
  const [params] = useSearchParams();
  const data = { finder, list: params.get("view") === "list" };
  return (
    <Island name="finder" data={data} texts={texts}>
      <Finder {...data} />
    </Island>
  );
}
