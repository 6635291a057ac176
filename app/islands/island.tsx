import type { ReactNode } from "react";
import { useDictionary, useLocale } from "~/i18n/context";
import type { Dictionary } from "~/i18n/translate";

type IslandProps<Data> = {
  name: string;
  /** what its component needs, as JSON */
  data: Data;
  /** the areas of the texts it uses: only these travel to the browser */
  texts: readonly (keyof Dictionary)[];
  children: ReactNode;
};

/**
 * A part of a plain page that React takes over in the browser (`mountIsland`): rendered here, with its data and its
 * texts beside it. No `useId` and nothing of Remix's router within: it is a root of its own.
 */
export function Island<Data>({ name, data, texts, children }: IslandProps<Data>) {
  const locale = useLocale();
  const dictionary = useDictionary();
  const carried = {
    locale,
    dictionary: Object.fromEntries((["dates", ...texts] as const).map((area) => [area, dictionary[area]])),
    data,
  };
  return (
    <div id={name} className="island" data-carried={JSON.stringify(carried)}>
      {children}
    </div>
  );
}
