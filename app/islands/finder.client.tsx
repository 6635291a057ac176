import "~/styles/map.css";
import { Finder } from "~/components/finder";
import type { FinderData } from "~/components/finder-data";
import { mountIsland } from "./mount.client";

mountIsland<FinderData>("finder", ({ data }) => <Finder finder={data} />);
