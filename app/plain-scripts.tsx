import { plainScripts } from "virtual:plain-scripts";
import { useLocation, useMatches } from "@remix-run/react";

/** A page's own scripts instead of Remix's (docs/decisions/0015-plain-pages.md). */
export type PlainScriptName = "page" | "finder" | "finder-later";

/** What a route's `handle.plain` may be: the scripts, or which of them an address asks for. */
export type Plain = PlainScriptName[] | ((params: URLSearchParams) => PlainScriptName[]);

/** The scripts that the matched routes name in `handle.plain`; null: the page is an app and needs Remix's. */
export function usePlainScripts(): PlainScriptName[] | null {
  const { search } = useLocation();
  const plain = useMatches().flatMap(({ handle }) => plainOf(handle, new URLSearchParams(search)));
  return plain.length > 0 ? plain : null;
}

type PlainScriptsProps = { names: readonly PlainScriptName[]; nonce?: string };

/** For the head: styles, and what the scripts import, so that all of it is fetched at once. */
export function PlainLinks({ names, nonce }: PlainScriptsProps) {
  const scripts = scriptsOf(names);
  return (
    <>
      {unique(scripts.flatMap(({ styles }) => styles)).map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
      {unique(scripts.flatMap(({ preloads }) => preloads)).map((href) => (
        <link key={href} rel="modulepreload" href={href} nonce={nonce} />
      ))}
    </>
  );
}

export function PlainScripts({ names, nonce }: PlainScriptsProps) {
  const scripts = scriptsOf(names);
  const sources = [...scripts.flatMap(({ before }) => before), ...scripts.map(({ src }) => src)];
  return unique(sources).map((src) => <script key={src} type="module" src={src} nonce={nonce} />);
}

function scriptsOf(names: readonly PlainScriptName[]) {
  return names.flatMap((name) => plainScripts[name] ?? []);
}

function plainOf(handle: unknown, params: URLSearchParams): PlainScriptName[] {
  if (typeof handle !== "object" || handle === null || !("plain" in handle)) return [];
  const plain = handle.plain as Plain;
  return typeof plain === "function" ? plain(params) : plain;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
