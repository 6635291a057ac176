import type { CSSProperties } from "react";
import { accentShades } from "~/domain/accent";

/** The municipality that a page belongs to: its colour, and whose law pages the footer links. */
export type Tenant = { slug: string; name: string; accent: string | null };

/** What a page's loader says about whose it is; the innermost page counts. */
export function tenantIn(datas: readonly unknown[]): Tenant | null {
  for (const data of [...datas].reverse()) {
    if (typeof data === "object" && data !== null && "tenant" in data && isTenant(data.tenant))
      return data.tenant;
  }
  return null;
}

/** A municipality's own colour, by day and by night, for the element around the page (styles/municipality.css). */
export function accentOf(tenant: Tenant | null | undefined): { "data-accent"?: true; style?: CSSProperties } {
  if (!tenant?.accent) return {};
  const { light, dark } = accentShades(tenant.accent);
  const style = {
    ...{
      "--day": light.accent,
      "--day-strong": light.strong,
      "--day-on": light.on,
      "--day-tint": light.tint,
    },
    ...{
      "--night": dark.accent,
      "--night-strong": dark.strong,
      "--night-on": dark.on,
      "--night-tint": dark.tint,
    },
  };
  return { "data-accent": true, style: style as CSSProperties };
}

function isTenant(value: unknown): value is Tenant {
  return (
    typeof value === "object" && value !== null && "slug" in value && "name" in value && "accent" in value
  );
}
