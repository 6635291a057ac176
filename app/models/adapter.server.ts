import { PrismaPg } from "@prisma/adapter-pg";

type PoolOptions = { connections: number; waitMs: number };
type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;
type Transaction = Awaited<ReturnType<Adapter["startTransaction"]>>;

/**
 * Prisma's adapter over a pool of `connections`. The stock one keeps a connection for ever when it breaks during
 * COMMIT or ROLLBACK: after a crash of PostgreSQL the pool would be empty for good.
 */
export function poolAdapter(url: string, { connections, waitMs }: PoolOptions): PrismaPg {
  const factory = new PrismaPg({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: waitMs,
    idleTimeoutMillis: 30_000,
  });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (level) => givenBack(await start(level));
    return adapter;
  };
  return factory;
}

function givenBack(transaction: Transaction): Transaction {
  const giveBack = transaction.rollback.bind(transaction);
  const execute = transaction.executeRaw.bind(transaction);
  let released = false;
  const release = async () => {
    if (released) return;
    released = true;
    await giveBack();
  };
  transaction.commit = release;
  transaction.rollback = release;
  transaction.executeRaw = async (query) => {
    try {
      return await execute(query);
    } catch (error) {
      if (query.sql === "COMMIT" || query.sql === "ROLLBACK") await release();
      throw error;
    }
  };
  return transaction;
}
