import { prepareBinaries } from "./postgres/binaries.server";
import { type Cluster, openCluster, owner, urlOf, withClient } from "./postgres/cluster.server";
import { enter, leave } from "./postgres/holders.server";
import { findHome } from "./postgres/home.server";
import { withLock } from "./postgres/lock.server";
import { bringDown, bringUp, type Postmaster } from "./postgres/postmaster.server";
import { isRunning } from "./postgres/process.server";

/** What we say while starting and watching; pino's logger is one. */
export type StartLog = {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
};

export type EmbeddedPostgres = {
  /** Of the database `anpacken`; stays the same until `stop`, also when PostgreSQL had to be restarted. */
  url: string;
  /** Ends PostgreSQL, unless another living process uses it too. Further calls do nothing. */
  stop(): Promise<void>;
  /** It ran already: left behind by a killed process, or used by another one right now. */
  adopted: boolean;
  /** Where the cluster, its password and its log live; not always below DATA_DIR. */
  folder: string;
};

const database = "anpacken";
const lockPatience = 150_000;
const watchEvery = 250;

/**
 * Starts a real PostgreSQL from the npm packages on a cluster of its own for `dataDir`, or joins the one
 * that runs there, and brings it back whenever it dies. Any number of processes of one machine may start
 * at once; the last to stop ends it. Throws an error of one line that names DATA_DIR or DATABASE_URL.
 */
export async function startEmbeddedPostgres(at: {
  dataDir: string;
  log: StartLog;
}): Promise<EmbeddedPostgres> {
  const { dataDir, log } = at;
  const { home, cluster, postmaster, holder } = await open(dataDir).catch((error) => {
    // What the system refused is told with its own words and path, but not without the setting.
    throw error.code ? new Error(`DATA_DIR ${dataDir} cannot be used: ${error.message}`) : error;
  });
  log.info(`PostgreSQL ${postmaster.adopted ? "joined" : "started"}, its data lies in ${home.folder}`);

  const watch = watchOver(cluster, postmaster, log);
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    await watch.end();
    await withLock(home.folder, lockPatience, async () => {
      if (await leave(home.folder, holder)) await bringDown(cluster);
    });
  };
  return {
    url: urlOf(cluster, postmaster.port, database),
    stop: () => (stopped ??= stop()),
    adopted: postmaster.adopted,
    folder: home.folder,
  };
}

async function open(dataDir: string) {
  const home = await findHome(dataDir);
  return withLock(home.folder, lockPatience, async () => {
    const cluster = await openCluster(home, await prepareBinaries(home));
    const postmaster = await bringUp(cluster);
    await createDatabase(cluster, postmaster);
    return { home, cluster, postmaster, holder: await enter(home.folder) };
  });
}

function createDatabase(cluster: Cluster, { port }: Postmaster): Promise<void> {
  return withClient(urlOf(cluster, port, "postgres"), async (client) => {
    const found = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (found.rowCount === 0) await client.query(`create database ${database} owner ${owner}`);
  });
}

// Every process that uses the cluster watches it; the lock lets one of them restart it and the others
// find it running again.
function watchOver(cluster: Cluster, first: Postmaster, log: StartLog): { end(): Promise<void> } {
  let pid = first.pid;
  let restart: Promise<void> | undefined;
  const bringBack = async () => {
    log.error("PostgreSQL is gone, it is being started again");
    try {
      const again = await withLock(cluster.home.folder, lockPatience, () => bringUp(cluster, first.port));
      pid = again.pid;
      log.warn("PostgreSQL is back");
    } catch (error) {
      log.error((error as Error).message);
    }
  };
  const timer = setInterval(() => {
    if (restart || isRunning(pid)) return;
    restart = bringBack().finally(() => {
      restart = undefined;
    });
  }, watchEvery);
  timer.unref();
  return {
    async end() {
      clearInterval(timer);
      await restart;
    },
  };
}
