import type { ReactNode } from "react";
import { I18nProvider, useDictionary, useLocale } from "~/i18n/context";
import { type PartPath, partsOf } from "~/i18n/parts";

type IslandProps<Data> = {
  name: string;
  /** what its component needs, as JSON */
  data: Data;
  /** the parts of the texts it uses: only these travel to the browser */
  texts: readonly PartPath[];
  children: ReactNode;
};

/**
 * A part of a plain page that React takes over in the browser (`mountIsland`): rendered here, with its data and its
 * texts behind it, so that on a slow line what is read comes first. It sees no other texts here either: a missing
 * one shows at once. No `useId` and nothing of Remix's router within: it is a root of its own.
 */
export function Island<Data>({ name, data, texts, children }: IslandProps<Data>) {
  const locale = useLocale();
  const dictionary = partsOf(useDictionary(), ["dates", ...texts]);
  return (
    <>
      <div id={name} className="island">
        <I18nProvider locale={locale} dictionary={dictionary}>
          {children}
        </I18nProvider>
      </div>
      <template id={`${name}-carried`}>{JSON.stringify({ locale, dictionary, data })}</template>
    </>
  );
}
