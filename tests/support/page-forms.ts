/** A form as a page offers it. */
export type PageForm = {
  /** Where it goes. */
  action: string;
  /** Every field it could send, with all values that stand there to choose from, or one that fits. */
  fields: readonly { name: string; values: readonly string[]; free: boolean }[];
};

/** The forms of a page that POST; `path` is the page's own address. */
export function formsOf(html: string, path: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].flatMap(([, head = "", inner = ""]) => {
    if ((attribute(head, "method") ?? "get").toLowerCase() !== "post") return [];
    const values = new Map<string, string[]>();
    const free = new Set<string>();
    for (const [tag] of inner.matchAll(/<(?:input|button|textarea|option|select)\b[^>]*>/g)) {
      const name = tag.startsWith("<option") ? ([...values.keys()].at(-1) ?? null) : attribute(tag, "name");
      if (!name) continue;
      const known = values.get(name) ?? [];
      const value = attribute(tag, "value");
      values.set(name, value ? [...known, value] : known);
      if (/^<textarea|type="text"|^<input(?![^>]*\stype=)/.test(tag)) free.add(name);
    }
    const fields = [...values].map(([name, known]) => ({
      name,
      values: known.length > 0 ? known : [usual(name)],
      free: free.has(name),
    }));
    return [{ action: attribute(head, "action") ?? path, fields }];
  });
}

/** Something that fits a field that stands empty. */
function usual(name: string): string {
  const fits: [RegExp, string][] = [
    [/email/i, "kim@verein.example"],
    [/phone/i, "03535 1234"],
    [/year/i, "1985"],
    [/place$/i, "Herzberg (Elster)"],
    [/lat$/, "51.6911"],
    [/lon$/, "13.2339"],
    [/^ags$/, "12062999"],
    [/^accent$/, "#1e5b3f"],
    [/^(hostName|id|pointOf|to|.*\.id)$/, ""],
    [/^issuer$/, "https://id.example"],
    [/^code$/, "123456"],
    [/^until$/, "2026-12-24"],
  ];
  return fits.find(([pattern]) => pattern.test(name))?.[1] ?? "Kim Noack";
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? null : found.replaceAll("&amp;", "&").replaceAll("&quot;", '"');
}
