import type { Tenant } from "~/components/tenant";

/** A page whose loader returns this as `tenant` wears the municipality's colour and links its law pages. */
export function tenantOf({ slug, name, accent }: Tenant): Tenant {
  return { slug, name, accent };
}
