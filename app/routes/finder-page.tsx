import { useSearchParams } from "@remix-run/react";
import { Finder, type FinderProps } from "~/components/finder";
import { finderTexts } from "~/components/finder-texts";
import { Island } from "~/islands/island";
import style from "~/styles/finder.css?url";

/** The list runs on its own until somebody touches it. */
const plain = (params: URLSearchParams) => ["page", isList(params) ? "finder-later" : "finder"];

export const finderHandle = { wide: true, plain, style };

/** Map and list, rendered here and then at home in the browser; `?view=list` is the list alone. */
export function FinderPage({ finder }: Pick<FinderProps, "finder">) {
  const [params] = useSearchParams();
  const data = { finder, list: isList(params) };
  return (
    <Island name="finder" data={data} texts={finderTexts}>
      <Finder {...data} />
    </Island>
  );
}

function isList(params: URLSearchParams): boolean {
  return params.get("view") === "list";
}
