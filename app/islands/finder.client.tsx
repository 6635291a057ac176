import { Finder, type FinderProps } from "~/components/finder";
import { savesData } from "~/map/saves-data.client";
import { mountIsland } from "./mount.client";

// On its way while React is still busy with the page.
if (document.querySelector('.finder[data-map="on"]') && !savesData()) void import("~/map/help-map.client");

mountIsland<FinderProps>("finder", ({ data }) => <Finder {...data} />);
