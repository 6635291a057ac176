import { calendar } from "./ar/calendar";
import { labels } from "./ar/categories";
import { common } from "./ar/common";
import { dates } from "./ar/dates";
import { errors } from "./ar/errors";
import type { Arabic } from "./ar/forms";
import { help } from "./ar/help";
import { home } from "./ar/home";
import { install } from "./ar/install";
import { join } from "./ar/join";
import { mail } from "./ar/mail";
import { me } from "./ar/me";
import { offline } from "./ar/offline";
import { association, municipality, team } from "./ar/others";
import { pings } from "./ar/pings";
import { places } from "./ar/places";
import { privacy } from "./ar/privacy";
import { push } from "./ar/push";
import { report } from "./ar/report";
import { signIn } from "./ar/signIn";
import { ways } from "./ar/ways";

export const ar: Arabic = {
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
