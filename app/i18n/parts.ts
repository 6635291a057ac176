import type { de } from "./de";
import type { Dictionary } from "./translate";
import type { Plural } from "./translated";

type Node = string | { readonly [key: string]: Node };

/** A dictionary's area, a part within one, or one text: "home", "push.reason", "common.nav.join". */
export type PartPath = PathOf<typeof de>;

type PathOf<D> = {
  [K in keyof D & string]:
    | K
    | (D[K] extends string | Plural | readonly unknown[] ? never : `${K}.${PathOf<D[K]>}`);
}[keyof D & string];

/** Of a dictionary only these parts, each where it stood. */
export function partsOf(dictionary: Dictionary, paths: readonly PartPath[]): Dictionary {
  const parts = paths.map((path) => part(dictionary as Node, path.split(".")));
  return parts.reduce(merged, {}) as Dictionary;
}

function part(node: Node | undefined, [key, ...rest]: readonly string[]): Node {
  if (key === undefined) return node ?? {};
  const child = typeof node === "object" ? node[key] : undefined;
  return child === undefined ? {} : { [key]: part(child, rest) };
}

function merged(a: Node, b: Node): Node {
  if (typeof a !== "object" || typeof b !== "object") return b;
  const both = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const before = both[key];
    both[key] = before === undefined ? value : merged(before, value);
  }
  return both;
}
