import { escaped } from "~/domain/markup";

/** Markup that is safe as it is: made by `html`, or written here. */
export type Html = { readonly markup: string };

type Value = Html | readonly Html[] | string | number | false | null | undefined;

/** Builds markup; whatever is put in is text, unless it was built by this, too. */
export function html(pieces: TemplateStringsArray, ...values: readonly Value[]): Html {
  const markup = pieces.map((piece, index) => piece + written(values[index])).join("");
  return { markup };
}

function written(value: Value): string {
  if (value === undefined || value === null || value === false) return "";
  if (typeof value === "string" || typeof value === "number") return escaped(String(value));
  return "markup" in value ? value.markup : value.map(({ markup }) => markup).join("");
}
