import type { LoaderFunctionArgs } from "@remix-run/node";
import { now } from "~/clock.server";
import { liveNeed } from "~/models/team-need.server";
import { watch } from "~/models/watch.server";
import { eventStream } from "./event-stream.server";
import { ownNeed } from "./team-need.server";

/** The live page's ear (server-sent events): `change` on connecting and after every change one can see. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { need } = await ownNeed(request, params.id);
  return eventStream(request.signal, (send) => {
    let version = "";
    let looking = false;
    let again = false;

    // One look at a time, and one more if something changed meanwhile: a burst of signups is few events.
    const look = async () => {
      again = true;
      if (looking) return;
      looking = true;
      while (again) {
        again = false;
        const live = await liveNeed(need.id, now()).catch(() => null);
        if (!live || live.version === version) continue;
        version = live.version;
        send("change", JSON.stringify(live));
      }
      looking = false;
    };
    void look();
    return watch(need.id, () => void look());
  });
}
