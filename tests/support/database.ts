import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

/** A migrated, empty database of its own. `drop` also cuts the connections that are still open to it. */
export async function freshDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const template = new URL(inject("templateUrl"));
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await asAdministrator(template, `create database ${name} template "${template.pathname.slice(1)}"`);
  const url = new URL(template);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asAdministrator(template, `drop database ${name} with (force)`) };
}

async function asAdministrator(template: URL, statement: string): Promise<void> {
  const url = new URL(template);
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
