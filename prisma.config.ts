import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { defineConfig } from "prisma/config";

// Prisma's schema engine runs as JavaScript here, because the native one would be downloaded. The stock
// adapter has faults in this role, mended below (docs/decisions/0003-prisma-without-downloads.md); the
// server itself uses the stock adapter, since it meets none of them.
type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;

// ColumnTypeEnum.Character of Prisma's driver adapters
const characterType = 6;

// `prisma generate` and `validate` want the variable set, but connect to nothing.
process.env.DATABASE_URL ||= "postgresql://set-DATABASE_URL.invalid/anpacken";

letTheCommandEnd();

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  engine: "js",
  experimental: { adapter: true },
  adapter: async () => {
    const factory = new PrismaPg({});
    factory.connect = () => connect();
    factory.connectToShadowDb = connectToShadow;
    return factory;
  },
});

async function connect(database?: string): Promise<Adapter> {
  const url = new URL(process.env.DATABASE_URL ?? "");
  if (database) url.pathname = `/${database}`;
  const pool = new pg.Pool({ connectionString: url.href, allowExitOnIdle: true });
  pool.on("connect", readInternalTypesAsText);
  const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect();
  // The stock one sends a script in pieces, cut at every semicolon, also at those within $$ bodies.
  adapter.executeScript = async (script) => {
    await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
  };
  const ask = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => readConstraintTypesAsCharacters(await ask(query));
  return adapter;
}

// The stock one drops the shadow database while its own pool still sits in it.
async function connectToShadow(): Promise<Adapter> {
  const main = await connect();
  const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
  await main.executeScript(`CREATE DATABASE "${database}"`);
  const shadow = await connect(database);
  const close = shadow.dispose.bind(shadow);
  shadow.dispose = async () => {
    await close();
    await main.executeScript(`DROP DATABASE "${database}"`);
    await main.dispose();
  };
  return shadow;
}

// The stock one refuses PostgreSQL's internal types "char" (18) and name (19): they pass as text (25) …
function readInternalTypesAsText(client: pg.PoolClient): void {
  const { connection } = client as pg.PoolClient & Pick<pg.Client, "connection">;
  connection.prependListener("rowDescription", (message: { fields: pg.FieldDef[] }) => {
    for (const field of message.fields) {
      if (field.dataTypeID === 18 || field.dataTypeID === 19) field.dataTypeID = 25;
    }
  });
}

// … except one column that the engine reads as a single character, or panics: it comes with every check
// constraint, and on PostgreSQL 18 with every NOT NULL.
function readConstraintTypesAsCharacters<R extends Awaited<ReturnType<Adapter["queryRaw"]>>>(result: R): R {
  const column = result.columnNames.indexOf("constraint_type");
  if (column >= 0) result.columnTypes[column] = characterType;
  return result;
}

// The engine leaves a ten second timer behind (its limit for waiting for Prisma's own lock).
function letTheCommandEnd(): void {
  globalThis.setTimeout = new Proxy(globalThis.setTimeout, {
    apply(start, self, args: Parameters<typeof setTimeout>) {
      const timer: NodeJS.Timeout = Reflect.apply(start, self, args);
      return args[1] === 10_000 ? timer.unref() : timer;
    },
  });
}
