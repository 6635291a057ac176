import { calendar } from "./uk/calendar";
import { labels } from "./uk/categories";
import { common } from "./uk/common";
import { dates } from "./uk/dates";
import { errors } from "./uk/errors";
import type { Ukrainian } from "./uk/forms";
import { help } from "./uk/help";
import { home } from "./uk/home";
import { install } from "./uk/install";
import { join } from "./uk/join";
import { mail } from "./uk/mail";
import { me } from "./uk/me";
import { offline } from "./uk/offline";
import { association, municipality, team } from "./uk/others";
import { pings } from "./uk/pings";
import { places } from "./uk/places";
import { privacy } from "./uk/privacy";
import { push } from "./uk/push";
import { report } from "./uk/report";
import { signIn } from "./uk/signIn";
import { ways } from "./uk/ways";

export const uk: Ukrainian = {
  association,
  calendar,
  common,
  dates,
  errors,
  help,
  home,
  install,
  join,
  labels,
  mail,
  me,
  municipality,
  offline,
  pings,
  places,
  privacy,
  push,
  report,
  signIn,
  team,
  ways,
};
